"""The line that each request leaves in the server's log."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from app.api import requests
from app.api.command_api import ROUTES as COMMAND_ROUTES
from app.api.query_api import ROUTES as QUERY_ROUTES
from app.api.query_api import Route
from app.api.rate_limits import RATES
from tests.integration.boards import Board, Person, a_board
from tests.integration.routes import COMMANDS, GETS

OTHERS = {
    "/health/live": "/health/live",
    "/health/ready": "/health/ready",
    "/api/openapi.json": "/api/openapi.json",
    "/avatars/01890000-0000-7000-8000-0000000000ff.svg": "/avatars/<uuid:user_id>.svg",
    "/p/01890000-0000-7000-8000-0000000000ff/a-title": "/p/<uuid:post_id>/<slug>",
    "/u/ada": "/u/<username>",
    "/nothing/at/all": None,
}


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Board]:
    """One for all, which nobody changes."""
    with a_board(tmp_path_factory.mktemp("board") / "data") as running:
        yield running


def logged(person: Person, method: str, path: str) -> dict[str, object]:
    """The line of a request."""
    with capture_logs() as lines:
        person.client.open(path, method=method, json={} if method == "POST" else None)
    [line] = [dict(line) for line in lines if line["event"] == "answered"]
    return line


@pytest.mark.parametrize("route", QUERY_ROUTES, ids=lambda route: route.query.__name__)
def test_a_question_is_logged_by_its_route_even_when_memory_answers_it(guest: Person, route: Route) -> None:
    path = f"/api/query{GETS.get(route.query.__name__, '/preview')}"
    told = [logged(guest, route.method, path)["route"] for _ in range(2)]

    assert told == [f"/api/query{route.path}"] * 2


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_logged_by_its_route(guest: Person, name: str) -> None:
    assert name in {route.name for route in COMMAND_ROUTES}
    assert logged(guest, "POST", f"/api/command/{name}")["route"] == f"/api/command/{name}"


@pytest.mark.parametrize("path", OTHERS)
def test_everything_else_is_logged_by_its_route_and_never_by_its_address(guest: Person, path: str) -> None:
    assert logged(guest, "GET", path)["route"] == OTHERS[path]


def test_a_flood_is_told_in_a_line_a_second_with_the_number_of_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(requests, "FLOOD_SECONDS", 3600)
    with a_board(tmp_path / "data", lambda: 0.0, rate_limits=True) as board:
        with capture_logs() as lines:
            refused = flood(board, RATES["queries by address"].burst + 50)
        assert [line["requests"] for line in lines if line["event"] == "refused"] == [1]

        monkeypatch.setattr(requests, "FLOOD_SECONDS", 0)
        with capture_logs() as lines:
            refused += flood(board, 1)
        assert [line["requests"] for line in lines if line["event"] == "refused"] == [refused - 1]


def flood(board: Board, times: int) -> int:
    """How many of so many questions are refused."""
    guest = board.somebody()
    return [guest.ask("/tags").status_code for _ in range(times)].count(429)
