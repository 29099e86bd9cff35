"""The log while many write and somebody reads."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from typing import TypeVar

from app.infrastructure.event_store.appends import Claim, ClaimTaken, IdempotencyKey, Receipt, StreamConflict
from app.infrastructure.event_store.stored_event import StoredEvent
from tests.integration.logs import Log, Place, a_log, a_stream, an_append, an_id, on_both_engines

pytestmark = on_both_engines

THREADS, EACH = 12, 30
PATIENCE = 60
PATHS = {"sqlite": 1, "postgresql": 4}
"""How many processes may write at once; each has a path of its own, as several here have."""
T = TypeVar("T")


def follow(log: Log, written: threading.Event) -> list[StoredEvent]:
    """All that a reader sees who asks again and again for what is behind the last it saw."""
    seen: list[StoredEvent] = []
    while True:
        done = written.is_set()
        page = log.events.read(seen[-1].position if seen else 0, 7)
        seen += page
        if done and not page:
            return seen


def at_once(deed: Callable[[int], T]) -> list[T]:
    """What came of the deed in each of the threads, which begin together."""
    start = threading.Barrier(THREADS)

    def run(number: int) -> T:
        start.wait(PATIENCE)
        return deed(number)

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(run, range(THREADS)))


def test_a_reader_misses_nothing_and_sees_nothing_twice(log: Log, place: Place) -> None:
    written = threading.Event()
    with ThreadPoolExecutor(1) as pool, ExitStack() as opened:
        reader = pool.submit(follow, log, written)
        logs = [opened.enter_context(a_log(place)) for _ in range(PATHS[log.engine.dialect.name])]

        def write(number: int) -> list[Receipt]:
            events = logs[number % len(logs)].events
            return [events.append(an_append(a_stream(), a_stream())) for _ in range(EACH)]

        receipts = at_once(write)
        written.set()
        seen = reader.result(PATIENCE)

    everything = 2 * THREADS * EACH
    acknowledged = {receipt.position: receipt.id for many in receipts for receipt in many}
    assert [stored.position for stored in seen] == list(range(1, everything + 1))
    assert acknowledged == {pair[1].position: pair[0].stream_id for pair in zip(seen[::2], seen[1::2], strict=True)}
    assert seen == log.events.read(0, everything)
    assert [stored.at for stored in seen] == sorted(stored.at for stored in seen)


def test_of_many_that_expect_the_same_version_one_wins(log: Log) -> None:
    id = an_id()

    def write(_: int) -> bool:
        try:
            log.events.append(an_append(a_stream(id=id)))
        except StreamConflict:
            return False
        return True

    assert at_once(write).count(True) == 1
    assert log.events.head() == 1


def test_of_many_that_claim_the_same_name_one_gets_it(log: Log) -> None:
    def write(number: int) -> str | None:
        claim = Claim("username", "d" * 64, f"owner {number}")
        try:
            log.events.append(an_append(claims=(claim,)))
        except ClaimTaken:
            return None
        return claim.owner

    owners = [owner for owner in at_once(write) if owner]

    assert owners == [log.events.owner("d" * 64)]
    assert log.events.head() == 1


def test_of_many_with_the_same_key_one_is_stored_and_all_get_its_receipt(log: Log) -> None:
    key = IdempotencyKey("ada/publish-post", "k1", "request-1")

    def write(_: int) -> Receipt:
        return log.events.append(an_append(key=key))

    receipts = at_once(write)

    assert len({(receipt.id, receipt.position) for receipt in receipts}) == 1
    assert [receipt.replayed for receipt in receipts].count(False) == 1
    assert log.events.head() == 1
