"""What an operator asks of the log."""

import time
from datetime import UTC, datetime
from pathlib import Path

import click

from app.cli.export_commands import export_log
from app.cli.import_commands import import_log
from app.cli.opened_board import read_settings
from app.cli.opened_log import OpenedLog, read_log
from app.cli.progress_bars import progress_bar
from app.cli.tail_commands import tail
from app.infrastructure.event_store.check_outcome import keep_outcome, outcome
from app.infrastructure.event_store.log_check import Advance, CheckedLog, LogCheck, LogDamaged
from app.infrastructure.event_store.log_records import LogRecords


@click.group()
def log() -> None:
    """Check the log, follow it, carry it away and bring it back."""


@log.command()
@click.option("--without-keys", is_flag=True, help="Open no texts: for a log whose keys are elsewhere.")
def check(*, without_keys: bool) -> None:
    """Read the whole log and name the first position at which it is not what was written."""
    began, settings = time.monotonic(), read_settings()
    with (
        read_log(settings, with_keys=not without_keys) as opened,
        progress_bar("Checking the log", opened.events.head()) as advance,
    ):
        checked = _checked(opened, settings.data_folder, advance)
    seconds = time.monotonic() - began
    what = (
        "hashes, streams and claims" if without_keys else f"hashes, streams, claims and texts ({checked.erased} erased)"
    )
    click.echo(f"The log is whole up to position {checked.head}: {what}, read in {seconds:.1f} seconds.")


def _checked(opened: OpenedLog, folder: Path, advance: Advance) -> CheckedLog:
    """What a check finds, kept for whoever asks the board how it is; raises ``LogDamaged``."""
    epoch, now = opened.events.epoch, datetime.now(UTC)
    try:
        checked = LogCheck(opened.events, LogRecords(opened.engine), opened.texts()).run(advance)
    except LogDamaged as damage:
        keep_outcome(folder, epoch, outcome(now, damage.position or 0, is_sound=False))
        raise
    keep_outcome(folder, epoch, outcome(now, checked.head, is_sound=True))
    return checked


for task in (export_log, import_log, tail):
    log.add_command(task)
