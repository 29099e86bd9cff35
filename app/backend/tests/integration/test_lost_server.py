"""A server of PostgreSQL that is lost while the board runs: said with a time to come again, and mended by itself."""

import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import make_url

from app.infrastructure.database import postgres as driver
from tests.databases import SERVER, Postgres, ask
from tests.integration.boards import PATIENCE, Board, Json, Person, a_board
from tests.integration.logs import Place
from tests.integration.problems import problem
from tests.proxies import Proxy

WRITERS, EACH, LOSSES = 4, 20, 6


@pytest.fixture
def proxy() -> Iterator[Proxy]:
    made = Proxy(SERVER.host or "127.0.0.1", SERVER.port or 5432)
    yield made
    made.close()


@pytest.fixture
def place(postgres: Postgres, proxy: Proxy) -> Place:
    """The databases behind the proxy."""
    postgres.clear()

    def behind(url: str) -> str:
        return make_url(url).set(host="127.0.0.1", port=proxy.port).render_as_string(hide_password=False)

    return Place(behind(postgres.command_url), behind(postgres.keys_url), postgres.owner_url)


@pytest.fixture
def board(place: Place, tmp_path: Path) -> Iterator[Board]:
    urls: Json = {"command_url": place.command_url, "keys_url": place.keys_url}
    with a_board(tmp_path / "data", **urls) as running:
        yield running


def insist(person: Person, title: str) -> Json:
    """Publish under a key as often as the board says that it cannot."""
    key = f"key-{title}".replace(" ", "-")
    while (response := person.order("publish-post", key=key, title=title, body="b")).status_code == 503:
        assert response.headers["Retry-After"] == "1"
        threading.Event().wait(0.02)
    assert response.status_code == 200, response.text
    receipt: Json = response.get_json()
    return receipt


def reasons(person: Person) -> list[str]:
    told: list[str] = person.client.get("/health/ready").get_json()["reasons"]
    return told


def test_a_lost_server_refuses_commands_and_leaves_the_views(ada: Person, board: Board, proxy: Proxy) -> None:
    id = ada.publish()
    assert ada.sees(f"/posts/{id}")["version"] == 1
    proxy.cut()

    orders: dict[str, Json] = {"publish-post": {"title": "t"}, "edit-post": {"post_id": id}}
    for name, fields in orders.items():
        refusal = ada.order(name, key="k1", body="b", **fields)
        problem(refusal, 503, "log.unavailable")
        assert refusal.headers["Retry-After"] == "1"
    assert [post["id"] for post in ada.sees("/posts")] == [id]
    told = reasons(ada)
    assert "The database of the log does not answer." in told
    assert "The database of the keys does not answer." in told

    proxy.restore()
    ada.token = insist(ada, "after")["token"]
    assert [post["title"] for post in ada.sees("/posts")] == ["after", "On engines"]
    deadline = time.monotonic() + PATIENCE
    while reasons(ada):
        assert time.monotonic() < deadline, reasons(ada)


def test_whatever_is_lost_whenever_nothing_acknowledged_is_lost_or_doubled(
    ada: Person, board: Board, proxy: Proxy, postgres: Postgres
) -> None:
    cookie = ada.client.get_cookie("hindsight-session")
    assert cookie is not None
    end_all = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '{postgres.name}'"

    def write(number: int) -> list[tuple[str, Json]]:
        window = board.somebody()
        window.client.set_cookie("hindsight-session", cookie.value)
        titles = [f"{number} {n}" for n in range(EACH)]
        return [(title, insist(window, title)) for title in titles]

    with ThreadPoolExecutor(WRITERS) as pool:
        writing = [pool.submit(write, number) for number in range(WRITERS)]
        for loss in range(LOSSES):
            threading.Event().wait(0.05)
            if loss % 2:
                ask(SERVER, end_all)
            else:
                proxy.cut()
                threading.Event().wait(0.05)
                proxy.restore()
        told = dict(pair for future in writing for pair in future.result(PATIENCE))

    ada.token = max((receipt["token"] for receipt in told.values()), key=lambda token: int(token.partition("-")[2]))
    listed = {post["title"]: post["id"] for post in ada.sees("/posts?limit=100")}
    assert listed == {title: receipt["id"] for title, receipt in told.items()}
    assert board.head() == 2 + len(told)


def test_a_frozen_server_is_given_up_on(
    ada: Person, board: Board, proxy: Proxy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(driver, "ANSWER_SECONDS", 0.3)
    proxy.freeze()
    problem(ada.order("publish-post", key="k1", title="t", body="b"), 503, "log.unavailable")
    proxy.restore()

    assert insist(ada, "after")["position"] == 3
