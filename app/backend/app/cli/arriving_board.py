"""A board that is made from files and takes the place of the one in the data folder."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from app.board import Board
from app.cli.opened_board import opened_board
from app.cli.paths import writing
from app.cli.progress_bars import progress_bar
from app.config.settings import Settings
from app.infrastructure.database.arrivals import begin_arrival, complete_arrival, content_of, give_up_arrival
from app.infrastructure.database.data_folder import DataFolder, FolderProblem


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


def build_views(settings: Settings, tell: Callable[[Board], None] = lambda _: None) -> None:
    """Let more be told, carry out every erasure and fold the whole log, all before anybody is served."""
    with opened_board(settings) as board:
        board.eraser.catch_up()
        tell(board)
        board.eraser.catch_up()
        with progress_bar("Building the views", board.events.head()) as advance:
            board.progress.subscribe(lambda: advance(board.progress.position))
            for lane in board.lanes.values():
                lane.runner.rebuild()
        board.traces.remove()
