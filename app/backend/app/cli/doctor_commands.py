"""Says what is wrong and what to do."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime

import click

from app.cli.advice import Finding
from app.cli.findings import SEARCHES, find_in_backups, is_usable
from app.cli.opened_board import read_settings
from app.cli.served_board import find_in_server
from app.config.settings import Settings
from app.infrastructure.database.data_folder import DataFolder


@click.command()
def doctor() -> None:
    """Say what is wrong with the board and what to do, in a sentence each; the board may run."""
    settings = read_settings()
    findings = list(dict.fromkeys(_findings(settings)))
    for finding in findings:
        click.echo(f"{finding.what}\n    {finding.do}")
    if findings:
        sys.exit(1)
    process = DataFolder(settings.data_folder).owner()
    runs = f"The board runs (process {process})" if process else "The board does not run"
    click.echo(f"All is well. {runs}; its data is in {settings.data_folder}.")


def _findings(settings: Settings) -> Iterator[Finding]:
    path = settings.data_folder
    if not path.exists():
        yield Finding(
            f"There is no data folder at {path}.", "Start the board with make run, or set HINDSIGHT_DATA_DIR."
        )
        return
    if not is_usable(path):
        yield Finding(f"{path} cannot be read and written by you.", "Run this as the user whom the board runs as.")
        return
    for search in SEARCHES:
        yield from search(settings)
    yield from find_in_server(settings)
    yield from find_in_backups(settings, datetime.now(UTC))
    if not (settings.client_folder / "index.html").exists():
        yield Finding("The web client is not built; the APIs work.", "Run make setup.")
