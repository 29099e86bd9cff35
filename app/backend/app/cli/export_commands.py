"""Carries a log away, as lines of JSON."""

from datetime import UTC, datetime
from pathlib import Path

import click

from app.cli.opened_board import read_settings
from app.cli.opened_log import read_log
from app.cli.paths import WHAT_SECRETS_ARE, NamedPath, refuse_taken, whole_file
from app.cli.progress_bars import progress_bar
from app.command_side import kept_tables
from app.infrastructure.event_store.joint_snapshot import head_of, joint_snapshot
from app.infrastructure.event_store.log_export import LogExport
from app.infrastructure.secret import read_secret


@click.command("export")
@click.argument("file", type=NamedPath())
@click.option("--secrets", type=NamedPath(), help=WHAT_SECRETS_ARE)
def export_log(file: Path, secrets: Path | None) -> None:
    """Write the log to FILE, its texts closed; the board may run. What opens them goes to a second file, if named."""
    refuse_taken(file, secrets)
    settings = read_settings()
    with read_log(settings) as opened, joint_snapshot(opened.engine, opened.key_engine) as (log, keys):
        export, head = LogExport(log, datetime.now(UTC)), head_of(log)
        if secrets:
            with whole_file(secrets) as lines:
                export.write_secrets(lines, keys, kept_tables(), read_secret(settings.data_folder))
        keys.rollback()  # an erasure waits for those who read keys
        with whole_file(file) as lines, progress_bar("Exporting the log", head) as advance:
            export.write_log(lines, advance)
    click.echo(f"{file} holds the log up to position {head}, its texts closed.")
    if secrets:
        click.echo(f"{secrets} opens it. Keep the two apart: who has both reads everything, what is erased later too.")
