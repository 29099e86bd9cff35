"""Reading a board as it was, beside reading it as it is; ``python -m bench.past_bench 100000`` does it at large."""

import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

from flask import Flask

from app.api.edge import SESSION
from app.board import Board
from app.domain.events.event import DomainEvent
from app.domain.events.post_events import PostEdited, PostPublished
from app.domain.events.user_events import UserRegistered
from app.infrastructure.database.data_folder import DataFolder
from app.infrastructure.event_store.appends import Append, StreamAppend
from app.infrastructure.event_store.uuid7 import uuid7
from bench.databases import a_database, address_of
from bench.extent import Extent
from bench.rounds import Sample, tell_ratio
from bench.search_bench import analyse, opened

ON_DEMAND = 100_000
AUTHORS, AT_ONCE = 50, 250
READS, VERSIONS = 1_000, 10
MOST = 2.0
Address = Callable[[random.Random], str]


def bench_past(extent: Extent) -> None:
    read_among(extent.remembered, extent.reads)


def read_among(posts: int, reads: int) -> None:
    print(f"\nReading {posts:,} posts of {VERSIONS} versions each, no answer kept (floor: p99 within {MOST:g} of now)")
    with tempfile.TemporaryDirectory() as name, DataFolder(Path(name)), ExitStack() as stack:
        url = address_of(stack.enter_context(a_database("past")))
        with opened(Path(name)) as app:
            ids = _fill(app.extensions["board"], posts)
            _measure("SQLite", app, ids, reads)
        with opened(Path(name), QUERY_DATABASE_URL=url) as app:
            _measure("PostgreSQL", app, ids, reads, then=lambda: analyse(url))


def _fill(board: Board, posts: int) -> list[str]:
    """Write the first versions of all posts, then the second ones, and so on."""
    authors, ids = [uuid7() for _ in range(AUTHORS)], [uuid7() for _ in range(posts)]
    for number, author in enumerate(authors):
        name = f"captain{number}"
        _append(board, author, 0, [(author, UserRegistered(author, name, name.title(), "en", "member"))])
    for version in range(1, VERSIONS + 1):
        for start in range(0, posts, AT_ONCE):
            numbers = range(start, min(start + AT_ONCE, posts))
            texts = [(ids[each], _text(ids[each], authors[each % AUTHORS], each, version)) for each in numbers]
            _append(board, authors[0], version - 1, texts)
    return ids


def _append(board: Board, actor_id: str, before: int, facts: list[tuple[str, DomainEvent]]) -> None:
    streams = tuple(StreamAppend(stream_id, before, (event,)) for stream_id, event in facts)
    append = Append(
        id=facts[0][0],
        version=1,
        streams=streams,
        command_id=uuid7(),
        correlation_id=uuid7(),
        actor_id=actor_id,
    )
    board.events.append(append)


def _text(post_id: str, author_id: str, number: int, version: int) -> DomainEvent:
    title, body = f"What is known of ship {number}", f"It was seen {version} times, and *never* twice at one place."
    tags = (f"tag-{number % 50}",)
    if version == 1:
        return PostPublished(post_id, author_id, title, body, tags, "en")
    return PostEdited(post_id, version, title, body, tags, "en", None)


def _measure(engine: str, app: Flask, ids: list[str], reads: int, then: Callable[[], None] = lambda: None) -> None:
    board: Board = app.extensions["board"]
    for lane in board.lanes.values():
        lane.runner.prepare()
    board.runner.catch_up()
    then()
    begun, head = len(ids) + AUTHORS, board.events.head()
    pages: dict[str, Address] = {
        "a post": lambda chance: f"posts/{chance.choice(ids)}?",
        "a list of posts": lambda _: "posts?",
        "a tag's posts": lambda chance: f"posts?tag=tag-{chance.randrange(50)}&",
        "a person's posts": lambda chance: f"users/captain{chance.randrange(AUTHORS)}/posts?",
    }
    for name, address in pages.items():
        now, past = (Sample.of(sum(times), times) for times in _reads(app, address, reads, range(begun, head)))
        tell_ratio(f"{name}, {engine}", now, past, MOST)


def _reads(app: Flask, address: Address, reads: int, positions: range) -> Iterator[list[float]]:
    """How long each read took, in turn now and as of a moment at which all posts were there.

    As many are read before: only what the present is read from is at hand since it was written.
    """
    chance, client = random.Random(7), app.test_client()  # noqa: S311  nobody has to guess it
    client.set_cookie(SESSION, "of nobody")  # whoever has a cookie gets no answer from memory
    times: tuple[list[float], list[float]] = ([], [])
    for number in range(reads * 4):
        moment = f"as_of={chance.choice(positions)}" if number % 2 else ""
        started = time.perf_counter()
        answer = client.get(f"/api/query/{address(chance)}{moment}")
        times[number % 2].append(time.perf_counter() - started)
        assert answer.status_code == 200, answer.text
    yield from (each[reads:] for each in times)


if __name__ == "__main__":
    read_among(int(sys.argv[1]) if sys.argv[1:] else ON_DEMAND, READS)
