"""A log in a folder of its own, and appends to it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from sqlalchemy import Engine, create_engine

from app.domain.events.event import DomainEvent
from app.infrastructure.database.data_folder import DataFolder
from app.infrastructure.database.migrations import migrate
from app.infrastructure.database.sqlite import ENGINE_OPTIONS, prepare
from app.infrastructure.event_store.appends import Append, Claim, IdempotencyKey, RowChange, StreamAppend
from app.infrastructure.event_store.key_repository import KeyRepository
from app.infrastructure.event_store.sqlite_event_repository import SqliteEventRepository
from tests.facts import ADA_ID, PUBLISHED

NUMBERS = count(1)
TABLES = ("events", "streams", "claims", "idempotency", "credentials", "rights", "sessions")


@contextmanager
def opened(url: str, history: str) -> Iterator[Engine]:
    """A database at the newest step of its history."""
    engine = create_engine(url, **ENGINE_OPTIONS)
    prepare(engine, durable=history != "query")
    migrate(engine, history)
    try:
        yield engine
    finally:
        engine.dispose()


@dataclass(frozen=True, slots=True)
class Log:
    """The log, the database below it, and the positions that it rang with."""

    events: SqliteEventRepository
    keys: KeyRepository
    engine: Engine
    rung: list[int] = field(default_factory=list)

    def counts(self) -> dict[str, int]:
        """How many rows each table of the write side has."""
        with self.engine.connect() as connection:
            return {table: connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one() for table in TABLES}


@contextmanager
def a_log(folder: Path) -> Iterator[Log]:
    """The log of a data folder, opened and closed again."""
    rung: list[int] = []
    data = DataFolder(folder)
    with opened(data.command_url, "command") as engine, opened(data.keys_url, "keys") as key_engine:
        keys = KeyRepository(key_engine)
        events = SqliteEventRepository(engine, keys, rung.append)
        try:
            yield Log(events, keys, engine, rung)
        finally:
            close_writers(events)


def close_writers(events: SqliteEventRepository) -> None:
    """The connections that a process would keep until its end."""
    events._writer.close()
    events._keys._writer.close()


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
