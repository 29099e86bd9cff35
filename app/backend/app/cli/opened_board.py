"""A board or its log, opened for a task of the command line."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from app.app import Board
from app.config.settings import Settings, WrongSetting
from app.infrastructure.database.data_folder import DataFolder
from app.roles import open_app

ELSEWHERE = (
    "COMMAND_DATABASE_URL or KEYS_DATABASE_URL is set, and this task knows files only. Copy databases of PostgreSQL by"
    " the server's own means, the log first and then the keys, or unset both for a board that is in its data folder."
)


def read_settings() -> Settings:
    """What the environment says; raises ``WrongSetting``."""
    return Settings.read(os.environ)


def read_folder_settings() -> Settings:
    """The same for a task that works on the files of a data folder, which have to be the whole board."""
    settings = read_settings()
    if settings.command_url or settings.keys_url:
        raise WrongSetting(ELSEWHERE)
    return settings


@contextmanager
def own_board(settings: Settings) -> Iterator[Board]:
    """The board of a folder that nobody else runs on; raises ``FolderProblem``."""
    with DataFolder(settings.data_folder):
        yield open_app(settings).extensions["board"]
