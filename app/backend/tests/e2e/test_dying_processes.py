"""A post that is due appears once, whichever point of an append the server dies at, and whoever else serves the log."""

import shutil
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import cycle
from pathlib import Path

import pytest

from tests.e2e.clients import Client, OutcomeUnknown
from tests.e2e.dying_server import COMMITTED, IN_TRANSACTION, WITH_KEYS
from tests.e2e.servers import Server, wait_until
from tests.integration.logs import ENGINES, a_log

POINTS = (WITH_KEYS, IN_TRANSACTION, COMMITTED)
OUT = [["post.scheduled", "post.published"]]


def schedule(client: Client, key: str, seconds: float) -> str:
    """The id of a post that is due then."""
    at = (datetime.now(UTC) + timedelta(seconds=seconds)).isoformat()
    return str(client.insist("schedule-post", key, title=key, body="It weaves.", publish_at=at)["id"])


def is_out(client: Client, post_id: str) -> bool:
    try:
        return client.ask("GET", f"/api/query/posts/{post_id}")[0] == 200
    except OutcomeUnknown:
        return False


def kinds(server: Server, post_ids: Sequence[str]) -> list[list[str]]:
    """What happened to each of the posts."""
    with a_log(server.place) as log:
        return [[stored.type for stored in log.events.stream(post_id)] for post_id in post_ids]


@pytest.mark.parametrize("server", ENGINES, indirect=True)
def test_a_scheduled_post_appears_once_whichever_point_its_process_dies_at(server: Server) -> None:
    server.start()
    ada = Client(server)
    ada.register("ada")
    post_id = schedule(ada, "due", 1.5)
    server.kill_all()
    deaths = 0
    for point in cycle(POINTS):  # each append of the process meets each of them, and only the last lets it pass
        if kinds(server, [post_id]) == OUT:
            break
        server.begin("-m", "tests.e2e.dying_server", DIE_AT=point, DIE_AFTER="1")
        server.wait_for_its_end()
        deaths += 1
    server.start()
    wait_until(lambda: is_out(ada, post_id), "the post is out")
    assert server.terminate() == 0

    assert kinds(server, [post_id]) == OUT
    assert deaths >= len(POINTS)


@pytest.mark.parametrize("server", ["postgresql"], indirect=True)
def test_two_servers_on_one_log_publish_each_post_once(server: Server, tmp_path: Path) -> None:
    server.start()
    ada = Client(server)
    ada.register("ada")
    other = Server(tmp_path / "other", server.place, server.settings)
    other.folder.mkdir()
    shutil.copy(server.folder / "secret", other.folder)
    try:
        other.start()
        made = [schedule(ada, str(number), 2) for number in range(20)]
        for post_id in made:
            wait_until(lambda due=post_id: is_out(ada, due), "the post is out")  # type: ignore[misc]
        assert (server.terminate(), other.terminate()) == (0, 0)
    finally:
        other.stop()

    assert kinds(server, made) == OUT * len(made)
