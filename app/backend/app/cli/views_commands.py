"""Brings databases and views to where they should be, while the board does not run."""

import click

from app.cli.opened_board import own_board, read_settings
from app.cli.progress_bars import progress_bar


@click.command()
def migrate() -> None:
    """Bring the databases to the newest form; the board must not run."""
    with own_board(read_settings()) as board:
        click.echo(f"The log stands at position {board.events.head()}.")


@click.group()
def views() -> None:
    """Work on views, which are computed from the log."""


@views.command()
def rebuild() -> None:
    """Fold the whole log into empty views; the board must not run."""
    with own_board(read_settings()) as board, progress_bar("Building the views", board.events.head()) as advance:
        board.progress.subscribe(lambda: advance(board.progress.position))
        position = board.runner.rebuild()
        board.searcher.rebuild()
    click.echo(f"The views stand at position {position}.")
