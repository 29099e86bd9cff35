"""The program with its log on PostgreSQL: killed, started before its server is there, and beside another one."""

import re
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import make_url

from bench.servers import free_port
from tests.databases import SERVER, Postgres
from tests.e2e.clients import Client, Json
from tests.e2e.servers import PATIENCE, Server, run, wait_until
from tests.integration.logs import Place, a_log
from tests.proxies import Proxy

KILLS, POSTS = 2, 60


@pytest.fixture
def settings(postgres: Postgres) -> dict[str, str]:
    """What an operator sets for the services."""
    postgres.clear()
    return {
        "COMMAND_DATABASE_URL": postgres.command_url,
        "KEYS_DATABASE_URL": postgres.keys_url,
        "QUERY_DATABASE_URL": postgres.query_url,
    }


@pytest.fixture
def proxy() -> Iterator[Proxy]:
    made = Proxy(SERVER.host or "127.0.0.1", SERVER.port or 5432)
    yield made
    made.close()


def through(port: int, settings: dict[str, str]) -> dict[str, str]:
    """The same databases on another port of this machine."""
    return {
        name: make_url(url).set(host="127.0.0.1", port=port).render_as_string(hide_password=False)
        for name, url in settings.items()
    }


def test_a_board_that_is_killed_again_and_again_loses_and_doubles_nothing(
    server: Server, settings: dict[str, str], postgres: Postgres
) -> None:
    ada, told = Client(server), dict[str, Json]()

    def has(due: int) -> bool:
        return len(told) >= due

    def publish() -> None:
        for number in range(POSTS):
            told[str(number)] = ada.insist("publish-post", f"key-{number}", title=str(number), body="It weaves.")

    server.start(**settings)
    ada.register("ada")
    with ThreadPoolExecutor(1) as pool:
        publishing = pool.submit(publish)
        for due in range(1, POSTS, POSTS // KILLS):
            wait_until(partial(has, due), "some are acknowledged")
            server.kill_all()
            server.start(**settings)
        publishing.result(PATIENCE)
    repeated = ada.insist("publish-post", "key-0", title="0", body="It weaves.")
    listed = {post["title"]: post["id"] for post in ada.posts(told[str(POSTS - 1)]["token"])}
    assert server.terminate() == 0

    assert repeated == told["0"]
    assert listed == {title: receipt["id"] for title, receipt in told.items()}
    assert not (server.folder / "log.db").exists()
    with a_log(Place(postgres.command_url, postgres.keys_url, postgres.owner_url)) as log:
        stored = log.events.read(0, 1_000)
        assert [each.position for each in stored] == list(range(1, 2 + POSTS + 1))
        assert len(log.events.open(stored)) == len(stored)


def test_a_start_waits_for_the_server(server: Server, settings: dict[str, str], proxy: Proxy) -> None:
    proxy.cut()
    server.begin(**through(proxy.port, settings))
    wait_until(lambda: f"Waiting for the command database at 127.0.0.1:{proxy.port}: " in server.said(), "it says so")
    proxy.restore()

    wait_until(server._is_ready, "the board is ready")
    Client(server).register("ada")


def test_a_start_without_a_server_ends_with_a_sentence(tmp_path: Path, settings: dict[str, str]) -> None:
    port = free_port()
    for arguments in (["serve"], ["migrate"]):
        more = {**through(port, settings), "PORT": str(free_port()), "HINDSIGHT_DATABASE_PATIENCE": "1"}
        ended = run(tmp_path / "data", *arguments, **more)

        assert ended.returncode == 1
        assert re.search(
            rf"The command database at 127\.0\.0\.1:{port} cannot be used: .*refused.*"
            r"Start its server or mend its address, then try again\.\n$",
            ended.stderr,
        )
        assert "Traceback" not in ended.stderr
        assert "least" not in ended.stderr, "a password is told"


def test_a_service_that_may_not_migrate_says_who_must(tmp_path: Path, settings: dict[str, str]) -> None:
    elsewhere = make_url(settings["KEYS_DATABASE_URL"]).set(database=SERVER.database)
    wrong = {**settings, "KEYS_DATABASE_URL": elsewhere.render_as_string(hide_password=False)}
    ended = run(tmp_path / "data", "migrate", **wrong)

    assert ended.returncode == 1
    assert "Run ./hindsight migrate with KEYS_MIGRATION_DATABASE_URL" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_what_one_board_takes_another_on_the_same_log_shows(
    server: Server, settings: dict[str, str], tmp_path: Path
) -> None:
    server.start(**settings)
    ada = Client(server)
    ada.register("ada")
    other = Server(tmp_path / "other")
    other.folder.mkdir()
    shutil.copy(server.folder / "secret", other.folder)
    try:
        other.start(**settings)
        hers = Client(other, ada.cookie)
        token = ""
        for number, window in enumerate([ada, hers] * 5):
            token = window.insist("publish-post", f"key-{number}", title=str(number), body="b")["token"]

        for window in (ada, hers):
            assert [post["title"] for post in window.posts(token)] == [str(number) for number in reversed(range(10))]
    finally:
        other.stop()
