"""What an append costs in a log of a million events, beside one of ten thousand."""

import tempfile
from pathlib import Path

from app.infrastructure.event_store.event_repository import EventRepository
from app.infrastructure.event_store.uuid7 import uuid7
from bench.append_bench import repeat
from bench.board_data import append_of, open_board, post_of
from bench.extent import Extent
from bench.rounds import Candidate, compare

CALLERS = 16
AT_ONCE = 1_000
FLOOR = 1 / 1.3


def bench_growth(extent: Extent) -> None:
    with tempfile.TemporaryDirectory() as small, tempfile.TemporaryDirectory() as large:
        folders = zip((small, large), extent.growth, (None, FLOOR), strict=True)
        candidates = [_candidate(Path(folder), events, floor, extent) for folder, events, floor in folders]
        compare(f"Appends to a log that has grown, SQLite, {CALLERS} callers", candidates, extent.rounds)


def _candidate(folder: Path, size: int, floor: float | None, extent: Extent) -> Candidate:
    events, author = open_board(folder).events, uuid7()
    _grow(events, author, size)

    def append() -> None:
        post = post_of(author, 0)
        events.append(append_of([(post.post_id, post)], author))

    return Candidate(f"from {size:,} events on", lambda: repeat(append, CALLERS, extent.seconds), floor)


def _grow(events: EventRepository, author: str, size: int) -> None:
    while (missing := size - events.head()) > 0:
        posts = [post_of(author, number) for number in range(min(AT_ONCE, missing))]
        events.append(append_of([(post.post_id, post) for post in posts], author))
