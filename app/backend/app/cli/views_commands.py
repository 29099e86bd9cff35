"""Brings databases and views to where they should be."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click
from rich import box
from rich.console import Console
from rich.table import Table
from sqlalchemy import Engine

from app.app import BOARD, SEARCH, every_projection, search_projections
from app.cli.opened_board import own_board, read_settings
from app.cli.opened_log import open_database, read_log
from app.cli.progress_bars import progress_bar
from app.cli.view_accounts import account_of, standing_of
from app.config.settings import Settings
from app.infrastructure.database.data_folder import DataFolder
from app.query.projections.generations import BUILDING, Generation, generations_of
from app.query.projections.projection import Projection
from app.query.projections.rebuild_requests import clean as remove_kept
from app.query.projections.rebuild_requests import request_rebuild
from app.query.projections.rebuild_requests import roll_back as put_back

LOOK_SECONDS = 0.1
COLUMNS = ("view", "tables", "version", "state", "position", "behind", "parked", "compared with those before")
VIEWS = {projection.name: projection for projection in every_projection()}
SEARCHED = {projection.name for projection in search_projections()}
name_of_a_view = click.argument("name", type=click.Choice(sorted(VIEWS)))


@click.command()
def migrate() -> None:
    """Bring the databases to the newest form; the board must not run."""
    with own_board(read_settings()) as board:
        click.echo(f"The log stands at position {board.events.head()}.")


@click.group()
def views() -> None:
    """Work on views, which are computed from the log."""


@views.command()
@click.argument("name", type=click.Choice(sorted(VIEWS)), required=False)
def rebuild(name: str | None) -> None:
    """Build a view anew beside the one that answers; without a name all of them, and then the board must not run."""
    settings = read_settings()
    if name is None:
        _rebuild_all(settings)
        return
    with _served(settings) as engine:
        generation = request_rebuild(engine, VIEWS[name], head=_head(settings))
        _follow(engine, VIEWS[name], generation, f"Building the {name} view")


@views.command("roll-back")
@name_of_a_view
def roll_back(name: str) -> None:
    """Let the tables that were kept answer again."""
    with _served(read_settings()) as engine:
        _follow(engine, VIEWS[name], put_back(engine, VIEWS[name]), f"Bringing the {name} view up to date")


@views.command()
@name_of_a_view
def clean(name: str) -> None:
    """Remove the tables that are kept."""
    with _served(read_settings()) as engine:
        gone = remove_kept(engine, VIEWS[name])
    click.echo(f"Removed: {', '.join(map(str, gone))}." if gone else "Nothing was kept.")


@views.command()
def status() -> None:
    """Say how each view stands."""
    settings = read_settings()
    with read_log(settings, with_keys=False) as log, open_database(_address(settings)) as engine:
        accounts = [account_of(engine, group, log.events) for group in (BOARD, SEARCH)]
    table = Table(*COLUMNS, box=box.SIMPLE_HEAD)
    for row in (row for account in accounts for row in account.rows):
        table.add_row(*row)
    Console(width=None if Console().is_terminal else 160).print(table)
    click.echo(accounts[0].said)
    click.echo(f"Search: {accounts[1].said}")


def _rebuild_all(settings: Settings) -> None:
    with own_board(settings) as board, progress_bar("Building the views", board.events.head()) as advance:
        board.progress.subscribe(lambda: advance(board.progress.position))
        position = board.runner.rebuild()
        board.searcher.rebuild()
    click.echo(f"The views stand at position {position}.")


@contextmanager
def _served(settings: Settings) -> Iterator[Engine]:
    """The database of the views, while somebody works on them: the board that runs, or a runner in this process."""
    if DataFolder(settings.data_folder).owner() is not None:
        with open_database(_address(settings)) as engine:
            yield engine
        return
    with own_board(settings) as board, open_database(_address(settings)) as engine:
        working = [(runner, threading.Thread(target=runner.run)) for runner in (board.runner, board.searcher)]
        for _, thread in working:
            thread.start()
        try:
            yield engine
        finally:
            for runner, thread in working:
                runner.stop()
                thread.join()


def _follow(engine: Engine, projection: Projection, generation: Generation, what: str) -> None:
    """Show how far it is, until it answers."""
    with progress_bar(what, standing_of(engine, SEARCH if projection.name in SEARCHED else BOARD).position) as advance:
        now = _wait(engine, generation, advance)
    if now is None:
        click.echo("It was given up: something else was begun meanwhile.")
    else:
        click.echo(f"The {projection.name} view answers from tables {now.number}: {now.compared}.")


def _wait(engine: Engine, generation: Generation, advance: Callable[[int], None]) -> Generation | None:
    while now := _look(engine, generation):
        if now.state != BUILDING:
            break
        advance(now.position)
        time.sleep(LOOK_SECONDS)
    return now


def _look(engine: Engine, generation: Generation) -> Generation | None:
    with engine.connect() as connection:
        known = generations_of(connection, [generation.view])
    return next((each for each in known if each.number == generation.number), None)


def _head(settings: Settings) -> int:
    with read_log(settings, with_keys=False) as log:
        return log.events.head()


def _address(settings: Settings) -> str:
    return settings.query_url or DataFolder(settings.data_folder).query_url
