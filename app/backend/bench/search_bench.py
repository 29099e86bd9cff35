"""Searching many posts on either engine; ``python -m bench.search_bench 100000`` does it at large."""

import logging
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import accumulate
from pathlib import Path
from urllib.parse import urlencode

import structlog
from flask import Flask
from sqlalchemy import create_engine

from app.app import create_app
from app.board import Board
from app.config.settings import Settings
from app.domain.events.post_events import PostPublished
from app.domain.events.user_events import UserRegistered
from app.infrastructure.database.data_folder import DataFolder
from app.infrastructure.event_store.uuid7 import uuid7
from app.lanes import SEARCH
from app.query.projections.projection_runner import ProjectionRunner
from bench.board_data import append_of
from bench.databases import a_database, address_of
from bench.extent import Extent

ON_DEMAND = 100_000
SEARCHES = 1_000
AT_ONCE = 20
VOCABULARY, CHARACTERS = 20_000, 500
SYLLABLES = ("ba", "co", "der", "el", "fo", "gan", "hi", "ka", "lor", "men", "no", "par", "rin", "so", "tu", "ves")
FLOOR_MS, FLOOR_RATE = 20, 3_000


class Texts:
    """Texts of words of which few are common and many are rare, as people write them; the same at each run."""

    def __init__(self) -> None:
        self._chance = random.Random(7)  # noqa: S311  nobody has to guess it
        lengths = (self._chance.choices((1, 2, 3, 4), (1, 4, 4, 2))[0] for _ in range(VOCABULARY))
        self.words = ["".join(self._chance.choices(SYLLABLES, k=length)) + "s" * (length % 2) for length in lengths]
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(VOCABULARY)))

    def text(self, characters: int) -> str:
        words = self._chance.choices(self.words, cum_weights=self._weights, k=characters // 5)
        return " ".join(words)[:characters]

    def queries(self, count: int) -> Iterator[dict[str, str]]:
        """What people look for: a word or two, of any rank, the last one mostly unfinished; sometimes narrowed."""
        for number in range(count):
            word, other = (self.words[int(VOCABULARY ** self._chance.random())] for _ in range(2))
            begun = word[: max(2, len(word) - number % 4)]
            q = (begun, f"{other} {begun}", f"{word} ")[number % 3]
            yield {"q": q} | ({"tag": f"tag-{number % 50}"} if number % 7 == 0 else {})


def bench_search(extent: Extent) -> None:
    search_among(extent.searched, extent.reads)


def search_among(posts: int, searches: int) -> None:
    print(
        f"\nSearch among {posts:,} posts of {CHARACTERS} characters (floors: p99 {FLOOR_MS} ms, {FLOOR_RATE:,} posts/s)"
    )
    with tempfile.TemporaryDirectory() as name, DataFolder(Path(name)), ExitStack() as stack:
        url = stack.enter_context(a_database("search"))
        texts = Texts()
        with opened(Path(name)) as app:
            _fill(app.extensions["board"], texts, posts)
            _measure("SQLite", app, texts, searches)
        with opened(Path(name), QUERY_DATABASE_URL=address_of(url)) as app:
            _measure("PostgreSQL", app, texts, searches, database=address_of(url))


@contextmanager
def opened(folder: Path, **settings: str) -> Iterator[Flask]:
    """The board of a folder that the caller owns, without a line for each request."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))
    app = create_app(Settings.read({"HINDSIGHT_DATA_DIR": str(folder), "HINDSIGHT_RATE_LIMITS": "off", **settings}))
    try:
        yield app
    finally:
        with app.app_context():
            for engine in app.extensions["sqlalchemy"].engines.values():
                engine.dispose()


def _fill(board: Board, texts: Texts, posts: int) -> None:
    author = uuid7()
    board.events.append(append_of([(author, UserRegistered(author, "captain", "Captain", "en", "member"))], author))
    for start in range(0, posts, AT_ONCE):
        published = [_post(texts, author, number) for number in range(start, min(start + AT_ONCE, posts))]
        board.events.append(append_of([(post.post_id, post) for post in published], author))


def _post(texts: Texts, author: str, number: int) -> PostPublished:
    return PostPublished(uuid7(), author, texts.text(40), texts.text(CHARACTERS), (f"tag-{number % 50}",), "en")


def _measure(engine: str, app: Flask, texts: Texts, searches: int, database: str | None = None) -> None:
    board: Board = app.extensions["board"]
    shown, searchable = (_seconds_to_fold(runner) for runner in (board.runner, board.lanes[SEARCH].runner))
    if database:
        analyse(database)  # as the server does by itself, a little later
    client, posts = app.test_client(), board.events.head()
    times = []
    for parameters in texts.queries(searches):
        started = time.perf_counter()
        answer = client.get(f"/api/query/search?{urlencode(parameters)}")
        times.append((time.perf_counter() - started) * 1000)
        assert answer.status_code == 200, answer.text
    times.sort()
    p50, p99 = times[len(times) // 2], times[len(times) * 99 // 100]
    print(f"  {engine:<11} p50 {p50:5.1f} ms   p99 {p99:5.1f} ms   worst {times[-1]:6.1f} ms")
    rate = f"{posts / searchable:,.0f} posts/s into the index"
    print(f"  {'':<11} {rate}, {posts / (shown + searchable):,.0f} with all other views and their rendering")


def _seconds_to_fold(runner: ProjectionRunner) -> float:
    started = time.perf_counter()
    runner.prepare()
    runner.catch_up()
    return time.perf_counter() - started


def analyse(address: str) -> None:
    """Let the planner know its tables."""
    engine = create_engine(address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.exec_driver_sql("VACUUM ANALYZE")
    engine.dispose()


if __name__ == "__main__":
    search_among(int(sys.argv[1]) if sys.argv[1:] else ON_DEMAND, SEARCHES)
