"""A board that is made from files and takes the place of the one in the data folder."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import click
from flask import Flask

from app.app import Board
from app.cli.paths import writing
from app.cli.progress_bars import progress_bar
from app.config.settings import Settings
from app.infrastructure.database.arrivals import begin_arrival, complete_arrival, content_of, give_up_arrival
from app.infrastructure.database.data_folder import DataFolder, FolderProblem
from app.infrastructure.database.traces import cut_write_ahead_log
from app.roles import open_app


class FolderTaken(FolderProblem):
    """A board is there already."""


@contextmanager
def arriving_board(folder: Path, *, replaces: bool) -> Iterator[Path]:
    """An empty folder; what is put in it becomes the data folder's content, unless anything fails."""
    with DataFolder(folder):
        if content_of(folder) and not replaces:
            raise FolderTaken(
                f"{folder} holds a board already. Set HINDSIGHT_DATA_DIR to an empty folder, or add --replace:"
                " what stands there is then moved aside."
            )
        try:
            with writing(folder):
                yield begin_arrival(folder)
        except BaseException:
            give_up_arrival(folder)
            raise
        if aside := complete_arrival(folder):
            click.echo(f"What stood there is in {aside}. It still opens what is erased from now on: remove it soon.")


def build_views(settings: Settings, folder: Path, tell: Callable[[Board], None] = lambda _: None) -> None:
    """Let more be told, carry out every erasure and fold the whole log, all before anybody is served."""
    app = open_app(replace(settings, data_folder=folder))
    board: Board = app.extensions["board"]
    board.eraser.catch_up()
    tell(board)
    board.eraser.catch_up()
    with progress_bar("Building the views", board.events.head()) as advance:
        board.progress.subscribe(lambda: advance(board.progress.position))
        board.runner.rebuild()
    board.traces.remove()
    _close(app)


def _close(app: Flask) -> None:
    """Leave nothing in the write-ahead logs, as the files will move."""
    with app.app_context():
        for engine in app.extensions["sqlalchemy"].engines.values():
            cut_write_ahead_log(engine)
            engine.dispose()
