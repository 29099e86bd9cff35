"""Backs up the board while it runs, and restores it."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click

from app.cli.opened_board import read_settings
from app.cli.opened_log import read_log, refuse_servers
from app.cli.paths import NamedPath, refuse_taken, writing
from app.cli.progress_bars import progress_bar
from app.cli.restoring import continue_in_place, restore_board
from app.config.settings import Settings
from app.infrastructure.database.backup import (
    FILES,
    Manifest,
    age_out,
    copy_database,
    digest,
    name_of,
    pages_of,
)
from app.infrastructure.event_store.joint_snapshot import head_of, joint_snapshot
from app.infrastructure.secret import keep_secret, read_secret

INSTEAD = "Back up and restore it by the server's own means, as docs/OPERATIONS.md tells."


@click.command()
@click.argument("folder", type=NamedPath(), required=False)
@click.option("--prune", is_flag=True, help="Make no back-up; only destroy the keys of those whose day has come.")
def backup(folder: Path | None, *, prune: bool) -> None:
    """Copy log, keys and secret into a new folder below FOLDER (HINDSIGHT_BACKUP_DIR); the board may run."""
    settings = read_settings()
    if (folder := folder or settings.backup_folder) is None:
        raise click.UsageError("Name a folder for back-ups, or set HINDSIGHT_BACKUP_DIR.")
    now = datetime.now(UTC)
    if not prune:
        refuse_servers(settings, INSTEAD)
        made = _back_up(settings, folder, now)
        told = Manifest.read(made)
        click.echo(f"{made} holds the board up to position {told.head}, and its keys until {told.keys_end}.")
    for old in age_out(folder, now.date()):
        click.echo(f"The keys in {old} were destroyed, as their day had come; what was erased since is gone there too.")


@click.command()
@click.argument("folder", type=NamedPath(exists=True), required=False)
@click.option("--in-place", is_flag=True, help="The databases were put back by other means; do only the rest.")
@click.option("--replace", is_flag=True, help="Move aside the board that is in the data folder.")
@click.option(
    "--erasures-from",
    "known",
    type=NamedPath(exists=True),
    multiple=True,
    help="Another folder with a log that knows of later erasures: a data folder or a back-up.",
)
def restore(folder: Path | None, known: tuple[Path, ...], *, in_place: bool, replace: bool) -> None:
    """Make the board of the back-up in FOLDER the one in the data folder; it must not run."""
    settings = read_settings()
    if in_place == (folder is not None):
        raise click.UsageError("Name the folder of a back-up, or add --in-place.")
    if folder is None:
        continue_in_place(settings, known)
    else:
        refuse_servers(settings, INSTEAD)
        restore_board(settings, folder, known, replaces=replace)


def _back_up(settings: Settings, folder: Path, now: datetime) -> Path:
    target = folder / name_of(now)
    fresh = target.with_suffix(".new")
    refuse_taken(target, fresh)
    with writing(target):
        fresh.mkdir(mode=0o700, parents=True)
    try:
        with writing(target):
            _fill(settings, fresh, now)
        fresh.rename(target)
    except BaseException:
        shutil.rmtree(fresh)
        raise
    return target


def _fill(settings: Settings, folder: Path, now: datetime) -> None:
    epoch, head = _copy(settings, folder)
    keys_end = (now + timedelta(days=settings.key_backup_days)).date().isoformat()
    files = {name: digest(folder / name) for name in FILES}
    Manifest(epoch, head, now.isoformat(timespec="seconds"), keys_end, files).write(folder)


def _copy(settings: Settings, target: Path) -> tuple[str, int]:
    """Copy the files of a board; its epoch and head."""
    with read_log(settings) as opened, joint_snapshot(opened.engine, opened.key_engine) as (log, keys):
        with progress_bar("Copying the keys", pages_of(keys)) as advance:
            copy_database(keys, target / "keys.db", advance)
        keys.rollback()  # an erasure waits for those who read keys
        with progress_bar("Copying the log", pages_of(log)) as advance:
            copy_database(log, target / "log.db", advance)
        keep_secret(target, read_secret(settings.data_folder))
        return opened.events.epoch, head_of(log)
