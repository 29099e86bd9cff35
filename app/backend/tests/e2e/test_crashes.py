"""Each acknowledged command is in the log exactly once and in the views, whatever is killed."""

import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from app.domain.events.post_events import PostPublished
from tests.e2e.clients import Client, Json, Ledger
from tests.e2e.servers import Server, wait_until
from tests.integration.logs import a_log

THREADS, COMMANDS = 8, 200
TITLES = [f"Post {number}" for number in range(COMMANDS)]


def hold(ledger: Ledger, server: Server) -> None:
    """What the clients were told, the log and the views say the same."""
    listed = Client(server).posts(ledger.newest())
    tags = Client(server).request("GET", "/api/query/tags")["data"]
    assert server.terminate() == 0
    with a_log(server.folder) as log:
        stored = log.events.read(0, 10_000)
        recorded = log.events.open(stored)
    published = {each.position: each.event for each in recorded if isinstance(each.event, PostPublished)}
    told = {title: given[0] for title, given in ledger.receipts.items()}

    assert [each.position for each in stored] == list(range(1, len(stored) + 1))
    assert sorted(told) == sorted(TITLES)
    assert all(receipt == given[0] for given in ledger.receipts.values() for receipt in given)
    assert {title: (receipt["position"], receipt["id"]) for title, receipt in told.items()} == {
        str(event.title): (position, event.post_id) for position, event in published.items()
    }
    assert len(published) == COMMANDS
    assert [post["id"] for post in listed] == [event.post_id for _, event in sorted(published.items(), reverse=True)]
    assert tags == [{"tag": "e2e", "post_count": COMMANDS}]


def publish_while(
    server: Server, kill: Callable[[], None], times: int, give: Callable[..., Json] = Client.order
) -> Ledger:
    """Publish all from many threads, while the server is killed and started again at moments of chance."""
    ledger, clients = Ledger(give), [Client(server) for _ in range(THREADS)]
    server.start()
    for number, client in enumerate(clients):
        client.register(f"writer-{number}")
    moments = sorted(random.sample(range(1, COMMANDS - 20), times))
    with ThreadPoolExecutor(THREADS) as pool:
        done = [pool.submit(ledger.publish, clients[n % THREADS], title) for n, title in enumerate(TITLES)]
        for moment in moments:
            ledger.acknowledged(moment)
            kill()
            server.start()
        for future in done:
            future.result()
    return ledger


def test_a_server_that_is_killed_again_and_again_loses_and_doubles_nothing(server: Server) -> None:
    ledger = publish_while(server, server.kill_all, times=4)

    assert ledger.unknown > 0
    hold(ledger, server)


def test_what_was_taken_on_is_done_once_whenever_the_server_is_killed(server: Server) -> None:
    ledger = publish_while(server, server.kill_all, times=4, give=Client.order_for_later)

    hold(ledger, server)


def test_a_worker_follows_its_killed_parent_and_nothing_is_lost_or_doubled(server: Server) -> None:
    ledger = publish_while(server, server.kill_parent, times=1)

    hold(ledger, server)


@pytest.mark.parametrize("made", ["log.db", "secret"])
def test_a_board_killed_while_it_is_made_can_be_started(server: Server, made: str) -> None:
    server.begin()
    wait_until((server.folder / made).exists, f"{made} is there")
    server.kill_all()
    server.start()
    ada = Client(server)
    ada.register("ada")

    assert ada.request("GET", "/api/query/me")["data"]["role"] == "administrator"
