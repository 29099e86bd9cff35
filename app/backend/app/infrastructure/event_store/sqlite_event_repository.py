"""The log on SQLite: one writer connection, immediate transactions, full durability."""

import json
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, Engine, delete, insert, update
from sqlalchemy.exc import OperationalError

from app.infrastructure.event_store.appends import (
    Append,
    AppendRefused,
    ClaimTaken,
    ClockBehind,
    IdempotencyKey,
    KeyReused,
    LogUnavailable,
    Receipt,
    RowChange,
    StreamConflict,
)
from app.infrastructure.event_store.event_repository import EventRepository
from app.infrastructure.event_store.group_commit import Outcome
from app.infrastructure.event_store.key_repository import KeyRepository
from app.infrastructure.event_store.leaf_hash import leaf_hash
from app.infrastructure.event_store.prepared_append import PreparedAppend
from app.infrastructure.event_store.stored_event import StoredEvent

CLOCK_TOLERANCE = 5_000_000

SELECT_EVENTS = (
    "SELECT position, at, stream_id, stream_version, type, schema_version, event_id, actor_id,"
    " command_id, correlation_id, causation_id, body, leaf FROM events"
)
INSERT_EVENT = "INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
PUT_STREAM = "INSERT INTO streams VALUES (?, ?) ON CONFLICT (stream_id) DO UPDATE SET version = excluded.version"
PUT_CLAIM = "INSERT INTO claims VALUES (?, ?, ?) ON CONFLICT (digest) DO NOTHING"
INSERT_KEY = "INSERT INTO idempotency VALUES (?, ?, ?, ?, ?, ?, ?)"
FIND_KEY = "SELECT request, id, version, position FROM idempotency WHERE scope = ? AND key = ?"


@dataclass(slots=True)
class _Batch:
    """The rows that one transaction will insert, and the head of the log as it grows."""

    position: int
    at: int
    events: list[tuple[object, ...]] = field(default_factory=list)
    streams: list[tuple[str, int]] = field(default_factory=list)
    claims: list[tuple[str, str, str]] = field(default_factory=list)
    released: list[tuple[str]] = field(default_factory=list)
    keys: list[tuple[object, ...]] = field(default_factory=list)
    rows: list[RowChange] = field(default_factory=list)

    def add(self, prepared: PreparedAppend) -> Receipt:
        append = prepared.append
        cause = (append.actor_id, append.command_id, append.correlation_id, append.causation_id)
        for event in prepared.events:
            self.position += 1
            place = (self.position, self.at, event.stream_id, event.stream_version)
            leaf = leaf_hash(self.position, self.at, event.inner)
            self.events.append((*place, event.type, event.schema_version, event.event_id, *cause, event.body, leaf))
        self.streams += [(each.stream_id, each.expected_version + len(each.events)) for each in append.streams]
        self.claims += [(claim.digest, claim.kind, claim.owner) for claim in append.claims]
        self.released += [(claim.digest,) for claim in append.released]
        self.rows += append.rows
        receipt = Receipt(append.id, append.version, self.position)
        if key := append.idempotency:
            self.keys.append((key.scope, key.key, key.request, receipt.id, receipt.version, self.position, self.at))
        return receipt


class SqliteEventRepository(EventRepository):
    """``EventRepository`` in one file."""

    def __init__(self, engine: Engine, keys: KeyRepository, ring: Callable[[int], None]) -> None:
        super().__init__(keys, ring)
        self._engine = engine
        self._writer: Connection | None = None
        self._writing = threading.Lock()
        with engine.connect() as connection:
            self.epoch = connection.exec_driver_sql("SELECT epoch FROM epoch").scalar_one()

    def head(self) -> int:
        with self._engine.connect() as connection:
            return _head(connection)[0]

    def read(self, after: int, limit: int) -> list[StoredEvent]:
        return self._select(f"{SELECT_EVENTS} WHERE position > ? ORDER BY position LIMIT ?", (after, limit))

    def stream(self, stream_id: str, after: int = 0) -> list[StoredEvent]:
        where = "WHERE stream_id = ? AND stream_version > ? ORDER BY stream_version"
        return self._select(f"{SELECT_EVENTS} {where}", (stream_id, after))

    def reasons(self) -> list[str]:
        with self._engine.connect() as connection:
            behind = _is_behind(_clock(), _head(connection)[1])
        return ["The machine's clock is behind the last event of the log."] if behind else []

    def owner(self, digest: str) -> str | None:
        with self._engine.connect() as connection:
            return connection.exec_driver_sql("SELECT owner FROM claims WHERE digest = ?", (digest,)).scalar()

    def replay(self, key: IdempotencyKey) -> Receipt | None:
        with self._engine.connect() as connection:
            return _replayed(connection, key)

    def _select(self, sql: str, parameters: tuple[object, ...]) -> list[StoredEvent]:
        with self._engine.connect() as connection:
            return [StoredEvent(*row) for row in connection.exec_driver_sql(sql, parameters)]

    def _write(self, appends: Sequence[PreparedAppend]) -> list[Outcome]:
        with self._writing:
            self._writer = self._writer or self._engine.connect().execution_options(begin="BEGIN IMMEDIATE")
            try:
                with self._writer.begin():
                    return _settle(self._writer, appends)
            except OperationalError as error:
                self._writer.invalidate()
                self._writer = None
                raise LogUnavailable.of(error) from error


def _settle(connection: Connection, prepared: Sequence[PreparedAppend]) -> list[Outcome]:
    position, last = _head(connection)
    clock = _clock()
    if _is_behind(clock, last):
        return [ClockBehind() for _ in prepared]
    appends = [each.append for each in prepared]
    versions, owners = _versions(connection, appends), _owners(connection, appends)
    batch = _Batch(position, max(clock, last))
    outcomes: list[Outcome] = []
    for each in prepared:
        settled = _settled(connection, each.append) or _refusal(each.append, versions, owners)
        outcomes.append(settled or batch.add(each))
    _insert(connection, batch)
    return outcomes


def _clock() -> int:
    """Microseconds since 1970."""
    return time.time_ns() // 1_000


def _is_behind(clock: int, last: int) -> bool:
    return clock < last - CLOCK_TOLERANCE


def _settled(connection: Connection, append: Append) -> Outcome | None:
    """The outcome that the append's idempotency key already has."""
    try:
        return _replayed(connection, append.idempotency) if append.idempotency else None
    except KeyReused as refusal:
        return refusal


def _refusal(append: Append, versions: dict[str, int], owners: dict[str, str]) -> AppendRefused | None:
    for stream in append.streams:
        if (actual := versions.get(stream.stream_id, 0)) != stream.expected_version:
            return StreamConflict(stream.stream_id, actual)
    for claim in append.claims:
        if owners.get(claim.digest, claim.owner) != claim.owner:
            return ClaimTaken(claim.kind)
    return None


def _insert(connection: Connection, batch: _Batch) -> None:
    for statement, rows in (
        (INSERT_EVENT, batch.events),
        (PUT_STREAM, batch.streams),
        (PUT_CLAIM, batch.claims),
        ("DELETE FROM claims WHERE digest = ?", batch.released),
        (INSERT_KEY, batch.keys),
    ):
        if rows:
            connection.exec_driver_sql(statement, rows)
    for row in batch.rows:
        _change(connection, row)


def _change(connection: Connection, row: RowChange) -> None:
    matches = [row.table.c[name] == value for name, value in row.key.items()]
    if row.values is None:
        others = [row.table.c[name] != value for name, value in row.spared.items()]
        connection.execute(delete(row.table).where(*matches, *others))
    else:
        changed = connection.execute(update(row.table).where(*matches).values(**row.values))
        if changed.rowcount == 0:
            connection.execute(insert(row.table).values(**row.key, **row.values))


def _head(connection: Connection) -> tuple[int, int]:
    """The last position and its time in microseconds."""
    row = connection.exec_driver_sql("SELECT position, at FROM events ORDER BY position DESC LIMIT 1").first()
    return (row[0], row[1]) if row else (0, 0)


def _versions(connection: Connection, appends: Sequence[Append]) -> dict[str, int]:
    ids = json.dumps([stream.stream_id for append in appends for stream in append.streams])
    sql = "SELECT stream_id, version FROM streams WHERE stream_id IN (SELECT value FROM json_each(?))"
    return {row.stream_id: row.version for row in connection.exec_driver_sql(sql, (ids,))}


def _owners(connection: Connection, appends: Sequence[Append]) -> dict[str, str]:
    digests = [claim.digest for append in appends for claim in append.claims]
    if not digests:
        return {}
    sql = "SELECT digest, owner FROM claims WHERE digest IN (SELECT value FROM json_each(?))"
    return {row.digest: row.owner for row in connection.exec_driver_sql(sql, (json.dumps(digests),))}


def _replayed(connection: Connection, key: IdempotencyKey) -> Receipt | None:
    row = connection.exec_driver_sql(FIND_KEY, (key.scope, key.key)).first()
    if row is None:
        return None
    if row.request != key.request:
        raise KeyReused
    return Receipt(row.id, row.version, row.position, replayed=True)
