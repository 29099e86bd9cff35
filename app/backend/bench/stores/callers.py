"""What is measured of every event store; of the standard library only, so that each runs it in its own environment."""

import json
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

TEXT = ("The harbour master kept a ledger of every ship that came in, and he never once erased a line. " * 6)[:500]
STREAMS_A_CALLER = 20


class Store(Protocol):
    """An event store that keeps posts, one stream each."""

    def publish(self) -> object:
        """Store the first event of a new stream; its id."""

    def edit(self, id: object) -> None:
        """Load a stream, decide, store another event."""

    def write(self, events: int) -> object:
        """Store a stream of that many events, by as many edits as it takes; its id."""

    def load(self, id: object) -> None:
        """Load a stream."""

    def head(self) -> int:
        """The last position."""

    def positions(self, after: int) -> list[int]:
        """The positions that a follower gets behind one, some hundred at most."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be measured: ``append``, ``edit``, ``load``; ``size`` is the length of the streams that are loaded."""

    work: str
    callers: int
    seconds: float
    size: int = 1


def measure(open_store: Callable[[str], Store]) -> None:
    """Open the store at the address that stands first on the command line, carry out the order behind it, print."""
    store, order = open_store(sys.argv[1]), Order(**json.loads(sys.argv[2]))
    print(json.dumps(_follow(store, order) if order.work == "follow" else _carry_out(store, order)))


def measure_appends(open_append: Callable[[str], Callable[[], object]]) -> None:
    """The same for what can only append."""
    append, order = open_append(sys.argv[1]), Order(**json.loads(sys.argv[2]))
    print(json.dumps(_timed([append] * order.callers, order)))


def _carry_out(store: Store, order: Order) -> dict[str, float]:
    return _timed([_deed(store, order) for _ in range(order.callers)], order)


def _timed(deeds: Sequence[Callable[[], object]], order: Order) -> dict[str, float]:
    latencies: list[float] = []
    started = time.perf_counter()

    def call(deed: Callable[[], object]) -> None:
        while (begun := time.perf_counter()) - started < order.seconds:
            deed()
            latencies.append(time.perf_counter() - begun)

    _together([lambda deed=deed: call(deed) for deed in deeds])  # type: ignore[misc]
    took, ordered = time.perf_counter() - started, sorted(latencies)
    p50, p99 = (ordered[int(len(ordered) * share)] * 1000 for share in (0.5, 0.99))
    return {"rate": len(latencies) / took, "p50": p50, "p99": p99}


def _deed(store: Store, order: Order) -> Callable[[], object]:
    """What one caller does again and again."""
    if order.work == "append":
        return store.publish
    if order.work == "load":
        id = store.write(order.size)
        return lambda: store.load(id)
    ids = [store.publish() for _ in range(STREAMS_A_CALLER)]

    def edit_the_next() -> None:
        ids.append(ids.pop(0))
        store.edit(ids[-1])

    return edit_the_next


def _follow(store: Store, order: Order) -> dict[str, float]:
    """Append from all callers beside a reader that follows by position; what it missed and what it saw twice."""
    after, seen, ended = store.head(), list[int](), threading.Event()

    def follow() -> None:
        at, is_over = after, False
        while (found := store.positions(at)) or not is_over:
            seen.extend(found)
            at = found[-1] if found else at
            is_over = not found and ended.is_set()  # what came before the end is to be seen in one look more

    follower = threading.Thread(target=follow)
    follower.start()
    result = _carry_out(store, Order("append", order.callers, order.seconds))
    ended.set()
    follower.join()
    stored = _all_positions(store, after)
    return {**result, "missed": len(set(stored) - set(seen)), "doubled": len(seen) - len(set(seen))}


def _all_positions(store: Store, after: int) -> list[int]:
    found: list[int] = []
    while page := store.positions(found[-1] if found else after):
        found += page
    return found


def _together(works: list[Callable[[], None]]) -> None:
    threads = [threading.Thread(target=work) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
