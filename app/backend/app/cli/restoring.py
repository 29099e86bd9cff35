"""How a back-up becomes the board: under a new epoch, and without what was erased after it was made."""

from contextlib import ExitStack
from pathlib import Path

import click
from sqlalchemy.exc import ProgrammingError

from app.board import Board
from app.cli.arriving_board import arriving_board, build_views
from app.cli.opened_log import OnServers, in_folder, new_database, open_database, read_log
from app.config.settings import Settings
from app.infrastructure.database.backup import Manifest, copy_files
from app.infrastructure.database.data_folder import DataFolder, FolderOfAnotherVersion
from app.infrastructure.database.migrations import UnknownStep
from app.infrastructure.event_store.epochs import renew_epoch
from app.infrastructure.event_store.later_erasures import LaterErasures


def restore_board(settings: Settings, backup: Path, known: tuple[Path, ...], *, replaces: bool) -> None:
    """Put the back-up in the place of what is in the data folder, and say what that means."""
    manifest = Manifest.read(backup)
    with arriving_board(settings.data_folder, replaces=replaces) as folder:
        copy_files(manifest, backup, folder)
        try:
            with new_database(DataFolder(folder).command_url, "command") as engine:
                renew_epoch(engine)
        except UnknownStep as error:
            raise FolderOfAnotherVersion(backup) from error
        newer = [path for path in (settings.data_folder, *known) if (path / "log.db").exists()]
        build_views(in_folder(settings, folder), lambda board: _repeat_erasures(settings, board, newer))
    click.echo(f"{settings.data_folder} holds the board as of {manifest.made_at}, position {manifest.head}.")
    click.echo("Who changed a password or ended a session after that has to do it again.")


def continue_in_place(settings: Settings, known: tuple[Path, ...]) -> None:
    """Do what a restore does after its files are there, where something else has put databases back."""
    with DataFolder(settings.data_folder) as folder:
        with open_database(settings.command_owner_url or settings.command_url or folder.command_url) as engine:
            try:
                renew_epoch(engine)
            except ProgrammingError as error:
                raise OnServers("Only the owner may begin a new epoch. Set MIGRATION_DATABASE_URL.") from error
        build_views(settings, lambda board: _repeat_erasures(settings, board, list(known)))
    click.echo("The log has a new epoch, all erasures are carried out, and the views are built anew.")


def _repeat_erasures(settings: Settings, board: Board, newer: list[Path]) -> None:
    """Erase here what any of the newer logs knows to be erased."""
    for path in newer:
        with ExitStack() as stack:
            known = stack.enter_context(read_log(in_folder(settings, path), with_keys=(path / "keys.db").exists()))
            later = LaterErasures(known.events, board.events, board.keys)
            if lost := later.lost():
                click.echo(f"Positions {lost[0]} to {lost[1]} of {path} are not in the back-up: those events are lost.")
            if count := later.repeat():
                click.echo(f"Erasures that {path} knows of were carried out again: {count}.")
