"""The log on SQLite: one writer connection, immediate transactions, full durability."""

import sqlite3
from collections.abc import Callable, Sequence

import orjson
from sqlalchemy import Connection, Engine

from app.infrastructure.database.sqlite import Writer
from app.infrastructure.event_store.event_repository import EventRepository
from app.infrastructure.event_store.group_commit import Outcome
from app.infrastructure.event_store.key_repository import KeyRepository
from app.infrastructure.event_store.prepared_append import PreparedAppend
from app.infrastructure.event_store.sqlite_batch import clock, is_behind, settle
from app.infrastructure.event_store.stored_event import StoredEvent

SELECT_EVENTS = (
    "SELECT position, at, stream_id, stream_version, type, schema_version, event_id, actor_id,"
    " command_id, correlation_id, causation_id, body, leaf FROM events"
)


class SqliteEventRepository(EventRepository):
    """``EventRepository`` in one file."""

    failures = (sqlite3.OperationalError,)

    def __init__(self, engine: Engine, keys: KeyRepository, ring: Callable[[int], None]) -> None:
        super().__init__(engine, keys, ring)
        self._writer = Writer(engine)
        with engine.connect() as connection:
            self.epoch = connection.exec_driver_sql("SELECT epoch FROM epoch").scalar_one()

    def head(self) -> int:
        with self._engine.connect() as connection:
            return _head(connection)[0]

    def now(self) -> int:
        with self._engine.connect() as connection:
            return max(clock(), _head(connection)[1])

    def read(self, after: int, limit: int, types: frozenset[str] | None = None) -> list[StoredEvent]:
        if types is None:
            return self._select(f"{SELECT_EVENTS} WHERE position > ? ORDER BY position LIMIT ?", (after, limit))
        where = "WHERE position > ? AND type IN (SELECT value FROM json_each(?)) ORDER BY position LIMIT ?"
        return self._select(f"{SELECT_EVENTS} {where}", (after, orjson.dumps(sorted(types)).decode(), limit))

    def stream(self, stream_id: str, after: int = 0) -> list[StoredEvent]:
        where = "WHERE stream_id = ? AND stream_version > ? ORDER BY stream_version"
        return self._select(f"{SELECT_EVENTS} {where}", (stream_id, after))

    def reasons(self) -> list[str]:
        with self._engine.connect() as connection:
            behind = is_behind(clock(), _head(connection)[1])
        return ["The machine's clock is behind the last event of the log."] if behind else []

    def close(self) -> None:
        self._writer.close()

    def _select(self, sql: str, parameters: tuple[object, ...]) -> list[StoredEvent]:
        with self._engine.connect() as connection:
            found = connection.exec_driver_sql(sql, parameters).cursor
            return [StoredEvent(*row) for row in found.fetchall()]

    def _write(self, appends: Sequence[PreparedAppend]) -> list[Outcome]:
        with self._writer.transaction() as driver:
            return settle(driver, appends)


def _head(connection: Connection) -> tuple[int, int]:
    """The last position and its time in microseconds."""
    row = connection.exec_driver_sql("SELECT position, at FROM events ORDER BY position DESC LIMIT 1").first()
    return (row[0], row[1]) if row else (0, 0)
