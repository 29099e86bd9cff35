"""Logs, views and boards on folders of their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.databases import Postgres
from tests.integration.boards import Board, Person, a_board, urls_of
from tests.integration.deferring import stop_queue
from tests.integration.logs import Log, Place, a_log
from tests.integration.tasks import Tasks
from tests.integration.toys import Toys
from tests.integration.views import Views, views_of


@pytest.fixture
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """Where the log stands: in a folder, unless the test is for both engines."""
    if getattr(request, "param", "sqlite") == "sqlite":
        return Place.in_folder(tmp_path)
    postgres: Postgres = request.getfixturevalue("postgres")
    postgres.clear(keeps_views="board" in request.fixturenames)
    return Place(postgres.command_url, postgres.keys_url, postgres.owner_url, postgres.query_url)


@pytest.fixture
def log(place: Place) -> Iterator[Log]:
    with a_log(place) as opened:
        yield opened


@pytest.fixture
def toys(log: Log) -> Toys:
    return Toys(log)


@pytest.fixture
def board(place: Place, tmp_path: Path) -> Iterator[Board]:
    with a_board(tmp_path / "data", **urls_of(place)) as running:
        yield running


@pytest.fixture
def views(log: Log, place: Place, tmp_path: Path) -> Iterator[Views]:
    """Views of the log, on the same engine."""
    with views_of(log.events, place.query_url or tmp_path / "views") as opened:
        yield opened


@pytest.fixture
def ada(board: Board) -> Person:
    """The first to register, from this machine: the administrator."""
    return board.member("ada")


@pytest.fixture
def mallory(ada: Person, board: Board) -> Person:
    """A member, who came second."""
    return board.member("mallory")


@pytest.fixture
def post(ada: Person, mallory: Person) -> str:
    """A post of Ada's that Mallory has seen."""
    id = ada.publish()
    mallory.token = ada.token
    return id


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
