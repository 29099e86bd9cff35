"""Appends per second on PostgreSQL beside bare inserts of the same rows with a commit each."""

import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import psycopg
from sqlalchemy import URL, Engine

from app.infrastructure.database.engines import open_engine
from app.infrastructure.database.migrations import bring_up
from app.infrastructure.database.waiting import DatabaseUnreachable, Patience
from app.infrastructure.event_store.event_repository import EventRepository
from app.infrastructure.event_store.log_engines import open_keys, open_log
from app.infrastructure.event_store.uuid7 import uuid7
from app.infrastructure.serializers.json_serializer import encode
from bench.append_bench import CALLERS, repeat
from bench.board_data import append_of, post_of
from bench.databases import a_database, address_of
from bench.extent import Extent
from bench.rounds import Candidate, compare

HISTORIES = ("command", "keys")
EVENT = """
INSERT INTO bare (
    at, stream_id, stream_version, type, schema_version, event_id, actor_id, command_id, correlation_id, body, leaf
) VALUES (%s, %s, 1, 'post.published', 1, %s, %s, %s, %s, %s, %s)
"""
TABLE = """
CREATE TABLE bare (
    position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at bigint NOT NULL, stream_id varchar(36) NOT NULL,
    stream_version int NOT NULL, type varchar(100) NOT NULL, schema_version int NOT NULL,
    event_id varchar(36) NOT NULL, actor_id varchar(36), command_id varchar(36) NOT NULL,
    correlation_id varchar(36) NOT NULL, causation_id varchar(36), body bytea NOT NULL, leaf bytea NOT NULL,
    UNIQUE (stream_id, stream_version)
)
"""
MANY = 16
FLOOR = 1.5
"""Five times what `eventsourcing` 9.5 saves with 16 threads: 0.3 of the first line where both were measured alone."""


class BareInserts:
    """A connection for each thread, and no order among them."""

    def __init__(self, url: URL) -> None:
        self._url = url.set(drivername="postgresql").render_as_string(hide_password=False)
        self._mine = threading.local()
        self._connection().execute(TABLE)

    def insert(self, body: bytes) -> None:
        command_id = uuid7()
        ids = (uuid7(), uuid7(), command_id, command_id, command_id)
        self._connection().execute(EVENT, (time.time_ns() // 1_000, *ids, body, bytes(32)))

    def _connection(self) -> "psycopg.Connection[tuple[Any, ...]]":
        if not hasattr(self._mine, "connection"):
            self._mine.connection = psycopg.connect(self._url, autocommit=True, prepare_threshold=0)
        connection: psycopg.Connection[tuple[Any, ...]] = self._mine.connection
        return connection


def bench_postgres_appends(extent: Extent) -> None:
    """Print the lines, or one that says why there are none."""
    try:
        with a_log("log") as events, a_database("bare") as place:
            author, bare = uuid7(), BareInserts(place)
            body = encode(post_of(author, 0), lambda text: text)

            def append() -> None:
                post = post_of(author, 0)
                events.append(append_of([(post.post_id, post)], author))

            def inserts(callers: int) -> Candidate:
                name = f"bare inserts, a commit each, {callers} connections, in no order"
                return Candidate(name, lambda: repeat(lambda: bare.insert(body), callers, extent.seconds))

            def candidate(callers: int) -> Candidate:
                floor = FLOOR if callers == MANY else None
                return Candidate(
                    f"the log on PostgreSQL, {callers} callers",
                    lambda: repeat(append, callers, extent.seconds),
                    floor,
                )

            candidates = [inserts(1), inserts(MANY), *map(candidate, CALLERS)]
            compare(f"Appends of {len(body)} bytes on PostgreSQL, durable", candidates, extent.rounds)
    except DatabaseUnreachable as problem:
        print(f"\nNo appends on PostgreSQL. {problem} HINDSIGHT_BENCH_POSTGRES says where it is.")


@contextmanager
def a_log(name: str) -> Iterator[EventRepository]:
    """A log and its keys in databases of their own, which are gone afterwards; raises ``DatabaseUnreachable``."""
    with ExitStack() as stack:
        urls = {history: stack.enter_context(a_database(f"{name}_{history}")) for history in HISTORIES}
        engines = {history: stack.enter_context(_engine(url, history)) for history, url in urls.items()}
        keys = open_keys(engines["keys"])
        stack.callback(keys.close)
        events = open_log(engines["command"], keys, lambda _: None)
        stack.callback(events.close)
        yield events


@contextmanager
def _engine(url: URL, history: str) -> Iterator[Engine]:
    engine = open_engine(address_of(url), durable=True)
    bring_up(engine, history, None, Patience(0, print))
    try:
        yield engine
    finally:
        engine.dispose()
