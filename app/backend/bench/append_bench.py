"""Appends per second beside a bare loop over sqlite3 that commits the same rows one by one."""

import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

from app.infrastructure.event_store.uuid7 import uuid7
from app.infrastructure.serializers.json_serializer import encode
from bench.bare_log import BareLog
from bench.board_data import append_of, open_board, post_of
from bench.extent import Extent
from bench.rounds import Candidate, Sample, compare

CALLERS = (1, 16, 64)


def bench_appends(extent: Extent) -> None:
    with tempfile.TemporaryDirectory() as folder:
        bare, author = BareLog(Path(folder) / "bare.db"), uuid7()
        events = open_board(Path(folder)).events
        body = encode(post_of(author, 0), lambda text: text)

        def append() -> None:
            post = post_of(author, 0)
            events.append(append_of([(post.post_id, post)], author))

        def candidate(callers: int) -> Candidate:
            return Candidate(f"the log, {callers} callers", lambda: repeat(append, callers, extent.seconds))

        loop = Candidate(
            "bare sqlite3 loop, a commit each", lambda: repeat(lambda: bare.insert([body]), 1, extent.seconds)
        )
        compare(f"Appends of {len(body)} bytes, durable", [loop, *map(candidate, CALLERS)], extent.rounds)


def repeat(work: Callable[[], object], callers: int, seconds: float) -> Sample:
    """Let so many threads do the work again and again."""
    until = time.perf_counter() + seconds
    latencies: list[float] = []

    def call() -> None:
        while (started := time.perf_counter()) < until:
            work()
            latencies.append(time.perf_counter() - started)

    threads = [threading.Thread(target=call) for _ in range(callers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Sample.of(seconds, latencies)
