"""A post that is due appears once, whichever point of an append the server dies at, and whoever else serves the log."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.e2e.clients import Client, OutcomeUnknown
from tests.e2e.dying_server import POINTS
from tests.e2e.servers import Server, wait_until
from tests.integration.logs import ENGINES, a_log

DEATHS = tuple(zip(POINTS, (2, 3, 2, 3), strict=True))
"""Each point, of the append that answers the timer or of the one that publishes; the first is the order itself."""


def schedule(client: Client, key: str, seconds: float) -> str:
    """The id of a post that is due then."""
    at = (datetime.now(UTC) + timedelta(seconds=seconds)).isoformat()
    return str(client.insist("schedule-post", key, title=key, body="It weaves.", publish_at=at)["id"])


def is_out(client: Client, post_id: str) -> bool:
    try:
        return client.ask("GET", f"/api/query/posts/{post_id}")[0] == 200
    except OutcomeUnknown:
        return False


@pytest.mark.parametrize("server", ENGINES, indirect=True)
def test_a_scheduled_post_appears_once_whichever_point_the_server_dies_at(server: Server) -> None:
    server.start()
    ada = Client(server)
    ada.register("ada")
    assert server.terminate() == 0
    made = []
    for number, (point, nth) in enumerate(DEATHS):
        server.begin("-m", "tests.e2e.dying_server", DIE_AT=point, DIE_AFTER=str(nth))
        wait_until(server._is_ready, "the board is ready")
        made.append(schedule(ada, str(number), 0.2))
        server.wait_for_its_end()
    server.start()
    for post_id in made:
        wait_until(lambda due=post_id: is_out(ada, due), "the post is out")  # type: ignore[misc]
    assert server.terminate() == 0

    with a_log(server.place) as log:
        kinds = [[stored.type for stored in log.events.stream(post_id)] for post_id in made]
    assert kinds == [["post.scheduled", "post.published"]] * len(DEATHS)


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

    with a_log(server.place) as log:
        kinds = [[stored.type for stored in log.events.stream(post_id)] for post_id in made]
        stored = log.events.read(0, 1_000)
    assert kinds == [["post.scheduled", "post.published"]] * len(made)
    assert [each.position for each in stored] == list(range(1, len(stored) + 1))
