"""The databases of a new board with its views made but empty, which takes a board longer than many a test."""

import shutil
import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path

from app.app import create_app
from app.board import Board
from app.config.settings import Settings
from tests.integration.furniture import HISTORIES, furnish, own_folder, run
from tests.integration.logs import close_writers


def furnish_board(folder: Path) -> None:
    """Put the databases of a board into the folder, unless some are there."""
    is_new = not any((folder / name).exists() for name in HISTORIES)
    furnish(folder, "log.db", "keys.db")
    if is_new:
        shutil.copy(_views(), folder / "views.db")
        run(folder / "views.db", "UPDATE checkpoints SET epoch = ?", _epoch_of(folder / "log.db"))
    furnish(folder, "views.db")


@cache
def _views() -> Path:
    folder = own_folder()
    furnish(folder, *HISTORIES)
    app = create_app(Settings.read({"HINDSIGHT_DATA_DIR": str(folder)}))
    board: Board = app.extensions["board"]
    for lane in board.lanes.values():
        lane.runner.prepare()
    close_writers(board.events)
    with app.app_context():
        for engine in app.extensions["sqlalchemy"].engines.values():
            engine.dispose()
    run(folder / "views.db", "DELETE FROM leases")
    return folder / "views.db"


def _epoch_of(log: Path) -> str:
    with closing(sqlite3.connect(log)) as connection:
        [epoch] = connection.execute("SELECT epoch FROM epoch").fetchone()
        return str(epoch)
