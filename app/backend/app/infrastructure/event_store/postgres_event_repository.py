"""The log on PostgreSQL: a batch is one call of ``append_batch``, which is one transaction."""

import sqlite3
from collections.abc import Callable, Sequence

import orjson
from sqlalchemy import Engine

from app.infrastructure.database.postgres import FAILURES, Writer
from app.infrastructure.event_store.appends import LogUnavailable
from app.infrastructure.event_store.event_repository import EventRepository
from app.infrastructure.event_store.group_commit import Outcome
from app.infrastructure.event_store.key_repository import KeyRepository
from app.infrastructure.event_store.postgres_batch import outcomes_of, request_of
from app.infrastructure.event_store.prepared_append import PreparedAppend
from app.infrastructure.event_store.stored_event import StoredEvent

APPEND = "SELECT append_batch(%s)::text"
HEAD = "SELECT coalesce(max(position), 0) FROM events"
SELECT_EVENTS = (
    "SELECT position, at, stream_id, stream_version, type, schema_version, event_id, actor_id,"
    " command_id, correlation_id, causation_id, body, leaf FROM events"
)
NOW = "SELECT greatest(log_clock(), (SELECT at FROM events ORDER BY position DESC LIMIT 1))"
IS_BEHIND = "SELECT log_clock() < at - 5000000 FROM events ORDER BY position DESC LIMIT 1"


class PostgresEventRepository(EventRepository):
    """``EventRepository`` in a database that other processes may write as well."""

    is_shared = True
    failures = (*FAILURES, sqlite3.OperationalError)  # the keys may stand in a file

    def __init__(self, engine: Engine, keys: KeyRepository, ring: Callable[[int], None]) -> None:
        super().__init__(engine, keys, ring)
        self._writer = Writer(engine)
        with engine.connect() as connection:
            self.epoch = connection.exec_driver_sql("SELECT epoch FROM epoch").scalar_one()

    def head(self) -> int:
        with self._engine.connect() as connection:
            head: int = connection.exec_driver_sql(HEAD).scalar_one()
        return head

    def now(self) -> int:
        with self._engine.connect() as connection:
            now: int = connection.exec_driver_sql(NOW).scalar_one()
        return now

    def read(self, after: int, limit: int, types: frozenset[str] | None = None) -> list[StoredEvent]:
        if types is None:
            return self._select(f"{SELECT_EVENTS} WHERE position > %s ORDER BY position LIMIT %s", (after, limit))
        where = "WHERE position > %s AND type = ANY(%s) ORDER BY position LIMIT %s"
        return self._select(f"{SELECT_EVENTS} {where}", (after, sorted(types), limit))

    def stream(self, stream_id: str, after: int = 0) -> list[StoredEvent]:
        where = "WHERE stream_id = %s AND stream_version > %s ORDER BY stream_version"
        return self._select(f"{SELECT_EVENTS} {where}", (stream_id, after))

    def reasons(self) -> list[str]:
        reasons = []
        try:
            if self._is_behind():
                reasons.append("The clock of the log's server is behind the last event of the log.")
        except LogUnavailable:
            reasons.append("The database of the log does not answer.")
        try:
            self._keys.marked()
        except LogUnavailable:
            reasons.append("The database of the keys does not answer.")
        return reasons

    def close(self) -> None:
        self._writer.close()

    def _is_behind(self) -> bool:
        with self._engine.connect() as connection:
            return bool(connection.exec_driver_sql(IS_BEHIND).scalar())

    def _select(self, sql: str, parameters: tuple[object, ...]) -> list[StoredEvent]:
        with self._engine.connect() as connection:
            found = connection.exec_driver_sql(sql, parameters).cursor
            return [StoredEvent(*row) for row in found.fetchall()]

    def _write(self, appends: Sequence[PreparedAppend]) -> list[Outcome]:
        request = request_of(appends)
        with self._writer.connection() as driver:
            [answer] = driver.execute(APPEND, (request,)).fetchone() or ("{}",)
        return outcomes_of(orjson.loads(answer), appends)
