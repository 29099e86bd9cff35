"""A server of PostgreSQL that holds the views and is lost while the board runs."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import make_url

from tests.databases import SERVER, Postgres
from tests.integration.boards import PATIENCE, Board, Person, a_board
from tests.integration.problems import problem
from tests.proxies import Proxy


@pytest.fixture
def proxy() -> Iterator[Proxy]:
    made = Proxy(SERVER.host or "127.0.0.1", SERVER.port or 5432)
    yield made
    made.close()


@pytest.fixture
def board(postgres: Postgres, proxy: Proxy, tmp_path: Path) -> Iterator[Board]:
    """A board whose views alone stand on a server, behind the proxy."""
    postgres.clear()
    url = make_url(postgres.query_url).set(host="127.0.0.1", port=proxy.port)
    with a_board(tmp_path / "data", query_url=url.render_as_string(hide_password=False)) as running:
        yield running


def titles(person: Person) -> list[str]:
    """What the list shows, once there is one again."""
    deadline = time.monotonic() + PATIENCE
    while (response := person.ask("/posts")).status_code == 503:
        assert time.monotonic() < deadline, "the views never came back"
        threading.Event().wait(0.02)
    return [post["title"] for post in response.get_json()["data"]]


def test_questions_are_refused_while_the_server_is_lost_and_commands_go_on(ada: Person, proxy: Proxy) -> None:
    ada.publish(title="before")
    assert titles(ada) == ["before"]
    proxy.cut()
    refusal = ada.ask("/posts", **{"Hindsight-Min-Position": "none-0"})
    ada.publish(title="meanwhile")
    proxy.restore()

    problem(refusal, 503, "views.unavailable")
    assert refusal.headers["Retry-After"] == "1"
    assert titles(ada) == ["meanwhile", "before"]
