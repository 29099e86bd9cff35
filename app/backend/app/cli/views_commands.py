"""Brings databases and views to where they should be."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import click
from rich import box
from rich.console import Console
from rich.table import Table
from sqlalchemy import Engine

from app.app import every_projection, groups
from app.cli.opened_board import own_board, read_settings
from app.cli.opened_log import open_database, read_log
from app.cli.progress_bars import progress_bar
from app.cli.view_accounts import account_of, standing_of
from app.config.settings import Settings
from app.infrastructure.database.data_folder import DataFolder
from app.lanes import BOARD
from app.query.models.comparison import worded
from app.query.projections.generations import BUILDING, Generation, generations_of
from app.query.projections.projection import Projection
from app.query.projections.rebuild_requests import clean as remove_kept
from app.query.projections.rebuild_requests import request_rebuild
from app.query.projections.rebuild_requests import roll_back as put_back

T = TypeVar("T")
LOOK_SECONDS = 0.1
COLUMNS = ("view", "tables", "version", "state", "position", "behind", "parked", "compared with those before")
VIEWS = {projection.name: projection for projection in every_projection()}
GROUP = {view: group.name for group in groups() for view in group.views}
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
    head = _head(settings)
    with _ordered(settings, lambda engine: request_rebuild(engine, VIEWS[name], head=head)) as (engine, generation):
        _follow(engine, VIEWS[name], generation, f"Building the {name} view")


@views.command("roll-back")
@name_of_a_view
def roll_back(name: str) -> None:
    """Let the tables that were kept answer again."""
    with _ordered(read_settings(), lambda engine: put_back(engine, VIEWS[name])) as (engine, generation):
        _follow(engine, VIEWS[name], generation, f"Bringing the {name} view up to date")


@views.command()
@name_of_a_view
def clean(name: str) -> None:
    """Remove the tables that are kept."""
    with _ordered(read_settings(), lambda engine: remove_kept(engine, VIEWS[name])) as (_, gone):
        click.echo(f"Removed: {', '.join(map(str, gone))}." if gone else "Nothing was kept.")


@views.command()
def status() -> None:
    """Say how each view stands."""
    settings = read_settings()
    with read_log(settings, with_keys=False) as log, open_database(_address(settings)) as engine:
        accounts = {group.name: account_of(engine, group.name, log.events) for group in groups()}
    table = Table(*COLUMNS, box=box.SIMPLE_HEAD)
    for row in (row for account in accounts.values() for row in account.rows):
        table.add_row(*row)
    Console(width=None if Console().is_terminal else 160).print(table)
    for name, account in accounts.items():
        click.echo(account.said if name == BOARD else f"{name.capitalize()}: {account.said}")


def _rebuild_all(settings: Settings) -> None:
    with own_board(settings) as board, progress_bar("Building the views", board.events.head()) as advance:
        board.progress.subscribe(lambda: advance(board.progress.position))
        positions = [lane.runner.rebuild() for lane in board.lanes.values()]
    click.echo(f"The views stand at position {positions[0]}.")


@contextmanager
def _ordered(settings: Settings, order: Callable[[Engine], T]) -> Iterator[tuple[Engine, T]]:
    """What was ordered, while somebody works on it: the board that runs, or a runner in this process.

    That one is started last, as it goes on by itself with what was begun before, and might be done with it.
    """
    if DataFolder(settings.data_folder).owner() is not None:
        with open_database(_address(settings)) as engine:
            yield engine, order(engine)
        return
    with own_board(settings) as board, open_database(_address(settings)) as engine:
        ordered = order(engine)
        runners = [lane.runner for lane in board.lanes.values()]
        working = [(runner, threading.Thread(target=runner.run)) for runner in runners]
        for _, thread in working:
            thread.start()
        try:
            yield engine, ordered
        finally:
            for runner, thread in working:
                runner.stop()
                thread.join()


def _follow(engine: Engine, projection: Projection, generation: Generation, what: str) -> None:
    """Show how far it is, until it answers."""
    with progress_bar(what, standing_of(engine, GROUP[projection.name]).position) as advance:
        now = _wait(engine, generation, advance)
    if now is None:
        click.echo("It was given up: something else was begun meanwhile.")
    else:
        click.echo(f"The {projection.name} view answers from tables {now.number}: {worded(now.compared)}.")


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
