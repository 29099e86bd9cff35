"""What an append costs in a log of a million events, beside one of ten thousand, on both engines.

``python -m bench.growth_bench 1000000`` fills and measures logs of that size only.
"""

import sys
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

from app.infrastructure.database.waiting import DatabaseUnreachable
from app.infrastructure.event_store.event_repository import EventRepository
from app.infrastructure.event_store.uuid7 import uuid7
from bench.append_bench import repeat
from bench.board_data import append_of, open_board, post_of
from bench.extent import FULL, Extent
from bench.postgres_bench import a_log
from bench.rounds import Candidate, compare

CALLERS = 16
AT_ONCE = 1_000
FLOOR = 1 / 1.3


def bench_growth(extent: Extent) -> None:
    """Print the lines, or one that says why some are missing."""
    _compare("SQLite", (_in_a_folder(), _in_a_folder()), extent)
    try:
        _compare("PostgreSQL", (a_log("small"), a_log("large")), extent)
    except DatabaseUnreachable as problem:
        print(f"\nNo growth on PostgreSQL. {problem} HINDSIGHT_BENCH_POSTGRES says where it is.")


def _compare(engine: str, places: tuple[AbstractContextManager[EventRepository], ...], extent: Extent) -> None:
    with ExitStack() as stack:
        logs = [stack.enter_context(place) for place in places]
        candidates = [_candidate(*each, extent) for each in zip(logs, extent.growth, (None, FLOOR), strict=True)]
        compare(f"Appends to a log that has grown, {engine}, {CALLERS} callers", candidates, extent.rounds)


@contextmanager
def _in_a_folder() -> Iterator[EventRepository]:
    with tempfile.TemporaryDirectory() as folder:
        yield open_board(Path(folder)).events


def _candidate(events: EventRepository, size: int, floor: float | None, extent: Extent) -> Candidate:
    author = uuid7()
    _grow(events, author, size)

    def append() -> None:
        post = post_of(author, 0)
        events.append(append_of([(post.post_id, post)], author))

    return Candidate(f"from {size:,} events on", lambda: repeat(append, CALLERS, extent.seconds), floor)


def _grow(events: EventRepository, author: str, size: int) -> None:
    while (missing := size - events.head()) > 0:
        posts = [post_of(author, number) for number in range(min(AT_ONCE, missing))]
        events.append(append_of([(post.post_id, post) for post in posts], author))


if __name__ == "__main__":
    bench_growth(replace(FULL, growth=(FULL.growth[0], int(sys.argv[1]))) if sys.argv[1:] else FULL)
