"""A log on either engine, in a place of its own, and appends to it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.domain.events.event import DomainEvent
from app.infrastructure.database.data_folder import DataFolder
from app.infrastructure.database.engines import open_engine
from app.infrastructure.database.migrations import migrate
from app.infrastructure.event_store.appends import Append, Claim, IdempotencyKey, RowChange, StreamAppend
from app.infrastructure.event_store.event_repository import EventRepository
from app.infrastructure.event_store.key_repository import KeyRepository
from app.infrastructure.event_store.log_engines import open_keys, open_log
from tests.facts import ADA_ID, PUBLISHED
from tests.integration.furniture import furnish

NUMBERS = count(0x1000)  # past those of the example facts
ENGINES = ("sqlite", "postgresql")
on_both_engines = pytest.mark.parametrize("place", ENGINES, indirect=True)
TABLES = ("events", "streams", "claims", "idempotency", "credentials", "rights", "sessions")


@contextmanager
def opened(url: str, history: str) -> Iterator[Engine]:
    """A database at the newest step of its history; that of PostgreSQL is there already."""
    engine = open_engine(url, durable=history != "query")
    if engine.dialect.name == "sqlite":
        migrate(engine, history)
    try:
        yield engine
    finally:
        engine.dispose()


@dataclass(frozen=True, slots=True)
class Place:
    """The addresses of a log and its keys, that of the log for its owner, and that of the views, if it is settled."""

    command_url: str
    keys_url: str
    owner_url: str
    query_url: str | None = None

    @classmethod
    def in_folder(cls, path: Path) -> "Place":
        folder = DataFolder(path)
        return cls(folder.command_url, folder.keys_url, folder.command_url)


@dataclass(frozen=True, slots=True)
class Log:
    """The log, the databases below it, and the positions that it rang with."""

    events: EventRepository
    keys: KeyRepository
    engine: Engine
    key_engine: Engine
    owner: Engine
    rung: list[int] = field(default_factory=list)

    def counts(self) -> dict[str, int]:
        """How many rows each table of the write side has."""
        with self.engine.connect() as connection:
            return {table: connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one() for table in TABLES}


@contextmanager
def a_log(place: Path | Place) -> Iterator[Log]:
    """The log of a data folder, or that of another place, opened and closed again."""
    rung: list[int] = []
    if isinstance(place, Path):
        furnish(place, "log.db", "keys.db")
    where = Place.in_folder(place) if isinstance(place, Path) else place
    with (
        opened(where.command_url, "command") as engine,
        opened(where.keys_url, "keys") as key_engine,
        opened(where.owner_url, "command") as owner,
    ):
        keys = open_keys(key_engine)
        events = open_log(engine, keys, rung.append)
        try:
            yield Log(events, keys, engine, key_engine, owner, rung)
        finally:
            close_writers(events)


def close_writers(events: EventRepository) -> None:
    """The connections that a process would keep until its end."""
    events.close()
    events._keys.close()


def an_id() -> str:
    """Another id each time."""
    return f"01890000-0000-7000-8000-{next(NUMBERS):012x}"


def a_stream(*events: DomainEvent, id: str | None = None, expected: int = 0) -> StreamAppend:
    return StreamAppend(id or an_id(), expected, events or (PUBLISHED,))


def an_append(
    *streams: StreamAppend,
    claims: tuple[Claim, ...] = (),
    released: tuple[Claim, ...] = (),
    key: IdempotencyKey | None = None,
    rows: tuple[RowChange, ...] = (),
) -> Append:
    """One command's facts; by default a post on a stream of its own."""
    made = streams or (a_stream(),)
    return Append(
        id=made[0].stream_id,
        version=1,
        streams=made,
        command_id=an_id(),
        correlation_id=an_id(),
        actor_id=ADA_ID,
        claims=claims,
        released=released,
        idempotency=key,
        rows=rows,
    )
