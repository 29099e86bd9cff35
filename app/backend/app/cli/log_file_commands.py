"""Carries a log away and brings it back, as lines of JSON."""

from datetime import UTC, datetime
from pathlib import Path

import click

from app.app import kept_tables
from app.cli.arriving_board import arriving_board, build_views
from app.cli.opened_board import read_settings
from app.cli.opened_log import new_database, read_log
from app.cli.paths import NamedPath, refuse_taken, whole_file
from app.cli.progress_bars import progress_bar
from app.infrastructure.database.data_folder import DataFolder
from app.infrastructure.event_store.joint_snapshot import head_of, joint_snapshot
from app.infrastructure.event_store.log_check import LogCheck
from app.infrastructure.event_store.log_export import LogExport
from app.infrastructure.event_store.log_import import LogImport
from app.infrastructure.event_store.log_records import LogRecords
from app.infrastructure.secret import keep_secret, read_secret

WHAT_SECRETS_ARE = "The second file: keys, hashes of passwords, the site's secret."


@click.command("export")
@click.argument("file", type=NamedPath())
@click.option("--secrets", type=NamedPath(), help=WHAT_SECRETS_ARE)
def export_log(file: Path, secrets: Path | None) -> None:
    """Write the log to FILE, its texts closed; the board may run. What opens them goes to a second file, if named."""
    refuse_taken(file, secrets)
    folder = read_settings().data_folder
    with read_log(folder) as opened, joint_snapshot(opened.engine, opened.key_engine) as (log, keys):
        export, head = LogExport(log, datetime.now(UTC)), head_of(log)
        if secrets:
            with whole_file(secrets) as lines:
                export.write_secrets(lines, keys, kept_tables(), read_secret(folder))
        keys.rollback()  # an erasure waits for those who read keys
        with whole_file(file) as lines, progress_bar("Exporting the log", head) as advance:
            export.write_log(lines, advance)
    click.echo(f"{file} holds the log up to position {head}, its texts closed.")
    if secrets:
        click.echo(f"{secrets} opens it. Keep the two apart: who has both reads everything, what is erased later too.")


@click.command("import")
@click.argument("file", type=NamedPath(exists=True))
@click.option("--secrets", type=NamedPath(exists=True), help=WHAT_SECRETS_ARE)
@click.option("--replace", is_flag=True, help="Move aside the board that is in the data folder.")
def import_log(file: Path, secrets: Path | None, *, replace: bool) -> None:
    """Make a board from an export; the data folder must be empty. Without secrets it can be checked, not served."""
    settings = read_settings()
    with arriving_board(settings.data_folder, replaces=replace) as folder:
        head = _read_files(folder, file, secrets)
        if secrets:
            build_views(settings, folder)
    without = "" if secrets else " It lacks what opens its texts, so it can be checked (--without-keys), not served."
    click.echo(f"{settings.data_folder} holds the log up to position {head}.{without}")


def _read_files(folder: Path, file: Path, secrets: Path | None) -> int:
    """Fill the databases and check what they hold."""
    paths = DataFolder(folder)
    with new_database(paths.command_url, "command") as engine:
        reading = LogImport(engine)
        with file.open("rb") as lines, progress_bar("Importing the log", file.stat().st_size) as advance:
            head = reading.read_log(lines, advance)
        if secrets:
            with (
                secrets.open("rb") as lines,
                new_database(paths.keys_url, "keys") as key_engine,
                progress_bar("Importing the secrets", secrets.stat().st_size) as advance,
            ):
                keep_secret(folder, reading.read_secrets(lines, key_engine, kept_tables(), advance))
    with read_log(folder, with_keys=bool(secrets)) as opened, progress_bar("Checking the log", head) as advance:
        LogCheck(opened.events, LogRecords(opened.engine), opened.texts()).run(advance)
    return head
