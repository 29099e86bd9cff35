"""Makes a board of a log that was carried away, in files or on servers."""

from contextlib import ExitStack
from dataclasses import replace as changed
from pathlib import Path

import click
from sqlalchemy import Engine

from app.cli.arriving_board import arriving_board, build_views
from app.cli.opened_board import read_settings
from app.cli.opened_log import OnServers, in_folder, new_database, new_database_on_server, read_log
from app.cli.paths import WHAT_SECRETS_ARE, NamedPath
from app.cli.progress_bars import progress_bar
from app.command_side import kept_tables
from app.config.settings import Settings
from app.infrastructure.database.arrivals import content_of
from app.infrastructure.database.data_folder import DataFolder
from app.infrastructure.event_store.log_check import LogCheck
from app.infrastructure.event_store.log_import import LogImport
from app.infrastructure.event_store.log_records import LogRecords
from app.infrastructure.secret import keep_secret


@click.command("import")
@click.argument("file", type=NamedPath(exists=True))
@click.option("--secrets", type=NamedPath(exists=True), help=WHAT_SECRETS_ARE)
@click.option("--replace", is_flag=True, help="Move aside the board that is in the data folder.")
def import_log(file: Path, secrets: Path | None, *, replace: bool) -> None:
    """Make a board from an export; the data folder must be empty. Without secrets it can be checked, not served."""
    settings = read_settings()
    _refuse_halves(settings, secrets)
    with arriving_board(settings.data_folder, replaces=replace) as folder:
        board = in_folder(settings, folder)
        head = _into_files(board, file, secrets)
        if settings.command_url and secrets:
            _into_servers(settings, file, secrets)
            for path in content_of(folder):
                if path.suffix.startswith(".db"):
                    path.unlink()
            board = changed(settings, data_folder=folder)
        if secrets:
            build_views(board)
    without = "" if secrets else " It lacks what opens its texts, so it can be checked (--without-keys), not served."
    click.echo(f"{settings.data_folder} holds the log up to position {head}.{without}")


def _refuse_halves(settings: Settings, secrets: Path | None) -> None:
    """Servers take a whole board; raises ``OnServers``."""
    if bool(settings.command_url) != bool(settings.keys_url):
        raise OnServers("An import makes files, or fills two servers. Set both addresses, or neither.")
    if settings.command_url and secrets is None:
        raise OnServers("Servers take a log with its secrets only. Add --secrets, or import into files.")


def _into_files(settings: Settings, file: Path, secrets: Path | None) -> int:
    """Fill databases in a folder and check what they hold; the head."""
    folder = DataFolder(settings.data_folder)
    with ExitStack() as stack:
        engine = stack.enter_context(new_database(folder.command_url, "command"))
        key_engine = stack.enter_context(new_database(folder.keys_url, "keys")) if secrets else None
        _fill(engine, key_engine, file, secrets, settings.data_folder)
    with (
        read_log(settings, with_keys=bool(secrets)) as opened,
        progress_bar("Checking the log", opened.events.head()) as advance,
    ):
        return LogCheck(opened.events, LogRecords(opened.engine), opened.texts()).run(advance).head


def _into_servers(settings: Settings, file: Path, secrets: Path) -> None:
    """Fill two databases that are new with what was found to be whole."""
    with (
        new_database_on_server(settings.command_url, settings.command_owner_url, "command") as engine,
        new_database_on_server(settings.keys_url, settings.keys_owner_url, "keys") as key_engine,
    ):
        _fill(engine, key_engine, file, secrets, None)


def _fill(engine: Engine, key_engine: Engine | None, file: Path, secrets: Path | None, folder: Path | None) -> None:
    reading = LogImport(engine)
    with file.open("rb") as lines, progress_bar("Importing the log", file.stat().st_size) as advance:
        reading.read_log(lines, advance)
    if secrets is None or key_engine is None:
        return
    with secrets.open("rb") as lines, progress_bar("Importing the secrets", secrets.stat().st_size) as advance:
        secret = reading.read_secrets(lines, key_engine, kept_tables(), advance)
    if folder:
        keep_secret(folder, secret)
