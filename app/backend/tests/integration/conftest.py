"""Logs, views and boards on folders of their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.integration.boards import Board, Person, a_board
from tests.integration.deferring import stop_queue
from tests.integration.logs import Log, a_log
from tests.integration.tasks import Tasks


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    with a_log(tmp_path) as opened:
        yield opened


@pytest.fixture
def board(tmp_path: Path) -> Iterator[Board]:
    with a_board(tmp_path / "data") as running:
        yield running


@pytest.fixture
def ada(board: Board) -> Person:
    """The first to register, from this machine: the administrator."""
    return board.member("ada")


@pytest.fixture
def mallory(ada: Person, board: Board) -> Person:
    """A member, who came second."""
    return board.member("mallory")


@pytest.fixture
def guest(board: Board) -> Person:
    return board.somebody()


@pytest.fixture
def still(tmp_path: Path) -> Iterator[Board]:
    """A board that takes commands on and does not run them by itself."""
    with a_board(tmp_path / "data") as running:
        stop_queue(running)
        yield running


@pytest.fixture
def tasks(monkeypatch: pytest.MonkeyPatch) -> Tasks:
    """The command line."""
    return Tasks(monkeypatch)
