"""The stream of changes over a real network: cut, killed, crowded, and nothing missed."""

import os
import secrets
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from random import Random

from app.domain.events.event import RecordedEvent
from tests.e2e.clients import Client, Json
from tests.e2e.followers import Message, opened, piece
from tests.e2e.servers import PATIENCE, Server, wait_until
from tests.integration.logs import a_log

CUTS, RESTARTS = 200, 4
PLACE = len("id: 0123456789ab-0\n\n")
SEED = os.environ.get("CHAOS_SEED") or secrets.token_hex(4)
Changes = list[tuple[int, frozenset[str]]]


def public_changes(folder: Path) -> Changes:
    """What a guest has to be told, as the log alone has it."""
    with a_log(folder) as log:
        recorded = log.events.open(log.events.read(0, 100_000))
    return [(each.position, topics) for each in recorded if (topics := _topics(each))]


def _topics(recorded: RecordedEvent) -> frozenset[str]:
    about, _, _ = recorded.event.type_name.partition(".")
    if about == "post":
        return frozenset({f"post:{recorded.stream_id}", "posts", "tags", f"user:{recorded.actor_id}"})
    return frozenset({f"user:{recorded.stream_id}"}) if about == "user" else frozenset()


def untold(messages: list[Message], changes: Changes, start: int) -> list[str]:
    """Where messages leave a gap, repeat, or say something else than the changes that they cover."""
    faults, at = [], start
    for message in messages:
        if message.position < at or (message.event and message.position == at):
            faults.append(f"{message.id} comes after {at}")
        covered = [topics for position, topics in changes if at < position <= message.position]
        if frozenset().union(*covered) != message.topics:
            faults.append(f"{message.id} does not tell what happened after {at}")
        at = message.position
    return [*faults, *(f"nothing told of {position}" for position, _ in changes if position > at)]


@contextmanager
def writing(server: Server) -> Iterator[list[Json]]:
    """Somebody publishes without pause until the block ends; the receipts."""
    ada, ended, receipts = Client(server), threading.Event(), list[Json]()
    ada.register("ada")

    def write() -> None:
        while not ended.wait(0.004):
            number = len(receipts)
            receipts.append(ada.insist("publish-post", f"k{number}", title=str(number), body="It weaves."))

    thread = threading.Thread(target=write)
    thread.start()
    try:
        yield receipts
    finally:
        ended.set()
        thread.join()


def has_more_than(count: int, receipts: list[Json]) -> bool:
    return len(receipts) > count


def test_a_stream_cut_at_any_moment_goes_on_without_gap_or_repeat(server: Server) -> None:
    print(f"CHAOS_SEED={SEED}")  # noqa: T201  whoever sees this fail can have it again
    chance = Random(SEED)
    troubles = [server.kill_all, server.terminate, server.kill_worker, server.kill_all]
    moments = dict(zip(chance.sample(range(20, CUTS), RESTARTS), troubles, strict=True))
    server.start()
    [first] = piece(server, None, PLACE, PATIENCE)
    heard: list[Message] = []
    with writing(server) as receipts:
        for cut in range(CUTS):
            wait_until(partial(has_more_than, cut, receipts), "somebody has written since the last cut")
            seen = heard[-1].id if heard else first.id
            heard += piece(server, seen, chance.randrange(1, 1500), chance.random() * 0.05)
            if cut in moments:
                moments[cut]()
                server.start()
    last = receipts[-1]["position"]
    heard += rest(server, heard[-1].id, last)
    whole = rest(server, first.id, last)
    assert server.terminate() == 0
    changes = public_changes(server.folder)

    assert untold(heard, changes, first.position) == []
    assert untold(whole, changes, first.position) == []
    assert "reset" not in {message.event for message in heard + whole}
    assert len(changes) > CUTS
    assert heard[-1].position == whole[-1].position == changes[-1][0]


def rest(server: Server, seen: str, last: int) -> list[Message]:
    """All that an uncut stream tells up to a position."""
    heard: list[Message] = []

    def is_told() -> bool:
        heard.extend(piece(server, heard[-1].id if heard else seen, 1_000_000, 0.5))
        return bool(heard) and heard[-1].position >= last

    wait_until(is_told, "the stream has told all")
    return heard


def test_a_judge_of_streams_sees_a_gap_a_repeat_and_a_lie() -> None:
    a, b = frozenset({"a"}), frozenset({"b"})
    changes = [(2, a), (4, b), (5, a)]
    first, second, third = (Message(f"e-{position}", "change", topics) for position, topics in changes)

    assert untold([first, second, third], changes, 1) == []
    assert untold([first, Message("e-5", "change", a | b)], changes, 1) == []
    assert untold([first, third], changes, 1) == ["e-5 does not tell what happened after 2"]
    assert untold([first, second, second, third], changes, 1) != []
    assert untold([first, second], changes, 1) == ["nothing told of 5"]
    assert untold([Message("e-2", "change", b), second, third], changes, 1) != []


def test_at_the_cap_streams_are_refused_reads_go_on_and_places_come_back(server: Server) -> None:
    server.start(HINDSIGHT_STREAMS="8")
    ada = Client(server)
    ada.register("ada")
    with ExitStack() as streams:
        for _ in range(8):
            assert streams.enter_context(opened(server)).status == 200
        with opened(server) as refused:
            assert (refused.status, refused.headers["Retry-After"]) == (503, "5")
            assert b"changes.full" in refused.read()
        receipt = ada.order("publish-post", "k1", title="On engines", body="It weaves.")
        assert [post["id"] for post in ada.posts(receipt["token"])] == [receipt["id"]]

    def has_place() -> bool:
        with opened(server) as response:
            return response.status == 200

    wait_until(has_place, "the places of those who are gone come back")
