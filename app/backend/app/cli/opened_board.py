"""A board or its log, opened for a task of the command line."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from app.board import Board
from app.config.role import ALL
from app.config.settings import ROLE, Settings
from app.infrastructure.database.data_folder import DataFolder
from app.roles import open_app


def read_settings() -> Settings:
    """What the environment says, for a task that works with the whole board; raises ``WrongSetting``."""
    return Settings.read({**os.environ, ROLE: ALL.name})


@contextmanager
def own_board(settings: Settings) -> Iterator[Board]:
    """The board of a folder that nobody else runs on; raises ``FolderProblem``."""
    with DataFolder(settings.data_folder), opened_board(settings) as board:
        yield board


@contextmanager
def opened_board(settings: Settings) -> Iterator[Board]:
    """The board of a folder that the caller owns, its databases closed at the end."""
    app = open_app(settings)
    board: Board = app.extensions["board"]
    try:
        yield board
    finally:
        board.events.close()
        board.keys.close()
        with app.app_context():
            for engine in app.extensions["sqlalchemy"].engines.values():
                engine.dispose()
