"""A batch of appends on SQLite: judged by the one row that tells how the log stands, stored by a statement a table.

The fewer statements, the better: SQLite lets go of the interpreter at each, and takes its turn among all threads.
"""

import sqlite3
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import orjson

from app.infrastructure.database.sqlite import put_rows
from app.infrastructure.event_store.appends import (
    Append,
    AppendRefused,
    ClaimTaken,
    ClockBehind,
    IdempotencyKey,
    KeyReused,
    Receipt,
    RowChange,
    StreamConflict,
)
from app.infrastructure.event_store.group_commit import Outcome
from app.infrastructure.event_store.leaf_hash import leaf_hash
from app.infrastructure.event_store.prepared_append import PreparedAppend

CLOCK_TOLERANCE = 5_000_000

FIND_STATE = """
SELECT
    (SELECT json_array(position, at) FROM events ORDER BY position DESC LIMIT 1),
    (SELECT json_group_object(stream_id, version) FROM json_each(?) JOIN streams ON stream_id = value),
    (SELECT json_group_object(digest, owner) FROM json_each(?) JOIN claims ON digest = value),
    (SELECT json_group_array(json_array(used.scope, used.key, used.request, used.id, used.version, used.position))
        FROM json_each(?) AS asked
        JOIN idempotency AS used ON used.scope = asked.value ->> 0 AND used.key = asked.value ->> 1)
"""


@dataclass(frozen=True, slots=True)
class LogState:
    """How the log stands, as far as a batch touches it; ``at`` counts microseconds since 1970."""

    position: int
    at: int
    versions: Mapping[str, int]
    owners: Mapping[str, str]
    receipts: Mapping[IdempotencyKey, Receipt]

    def outcome(self, append: Append) -> Outcome | None:
        """The outcome that the append has already, or why it is refused; none when it may be stored."""
        return self._settled(append) or self._refusal(append)

    def _settled(self, append: Append) -> Outcome | None:
        key = append.idempotency
        if key is None or not self.receipts:
            return None
        if receipt := self.receipts.get(key):
            return receipt
        used = any((other.scope, other.key) == (key.scope, key.key) for other in self.receipts)
        return KeyReused() if used else None

    def _refusal(self, append: Append) -> AppendRefused | None:
        for stream in append.streams:
            if (actual := self.versions.get(stream.stream_id, 0)) != stream.expected_version:
                return StreamConflict(stream.stream_id, actual)
        for claim in append.claims:
            if self.owners.get(claim.digest, claim.owner) != claim.owner:
                return ClaimTaken(claim.kind)
        return None


@dataclass(slots=True)
class Batch:
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
        for header, body, inner in prepared.events:
            self.position += 1
            leaf = leaf_hash(self.position, self.at, inner)
            self.events.append((self.position, self.at, *header, body, leaf))
        self.streams += [(each.stream_id, each.version) for each in append.streams]
        self.claims += [(claim.digest, claim.kind, claim.owner) for claim in append.claims]
        self.released += [(claim.digest,) for claim in append.released]
        self.rows += append.rows
        receipt = Receipt(append.id, append.version, self.position)
        if key := append.idempotency:
            self.keys.append((key.scope, key.key, key.request, receipt.id, receipt.version, self.position, self.at))
        return receipt

    def insert(self, driver: sqlite3.Connection) -> None:
        put_rows(driver, "INSERT INTO events", self.events)
        newer = "ON CONFLICT (stream_id) DO UPDATE SET version = excluded.version"
        put_rows(driver, "INSERT INTO streams", self.streams, newer)
        put_rows(driver, "INSERT INTO claims", self.claims, "ON CONFLICT (digest) DO NOTHING")
        for digest in self.released:
            driver.execute("DELETE FROM claims WHERE digest = ?", digest)
        put_rows(driver, "INSERT INTO idempotency", self.keys)
        for row in self.rows:
            _change(driver, row)


def settle(driver: sqlite3.Connection, prepared: Sequence[PreparedAppend]) -> list[Outcome]:
    """Judge each append on its own and store those that may be; in a transaction of the caller's."""
    state, now = find_state(driver, [each.append for each in prepared]), clock()
    if is_behind(now, state.at):
        return [ClockBehind() for _ in prepared]
    batch = Batch(state.position, max(now, state.at))
    outcomes = [state.outcome(each.append) or batch.add(each) for each in prepared]
    batch.insert(driver)
    return outcomes


def find_state(driver: sqlite3.Connection, appends: Sequence[Append]) -> LogState:
    """What those appends are to be judged by."""
    streams = [stream.stream_id for append in appends for stream in append.streams]
    claims = [claim.digest for append in appends for claim in append.claims]
    keys = [(append.idempotency.scope, append.idempotency.key) for append in appends if append.idempotency]
    asked = [orjson.dumps(each).decode() for each in (streams, claims, keys)]
    head, versions, owners, used = driver.execute(FIND_STATE, asked).fetchone()
    position, at = orjson.loads(head) if head else (0, 0)
    receipts = {
        IdempotencyKey(scope, key, request): Receipt(id, version, position, replayed=True)
        for scope, key, request, id, version, position in orjson.loads(used)
    }
    return LogState(position, at, orjson.loads(versions), orjson.loads(owners), receipts)


def clock() -> int:
    """Microseconds since 1970."""
    return time.time_ns() // 1_000


def is_behind(now: int, last: int) -> bool:
    """Whether time would run backwards, by more than a correction of the clock makes it."""
    return now < last - CLOCK_TOLERANCE


def _change(driver: sqlite3.Connection, row: RowChange) -> None:
    """The names in these statements are those of our own tables."""
    table, key = row.table.name, _equal(row.key, " AND ")
    if row.values is None:
        others = "".join(f" AND {name} <> ?" for name in row.spared)
        driver.execute(f"DELETE FROM {table} WHERE {key}{others}", (*row.key.values(), *row.spared.values()))  # noqa: S608
        return
    values = (*row.values.values(), *row.key.values())
    if driver.execute(f"UPDATE {table} SET {_equal(row.values, ', ')} WHERE {key}", values).rowcount == 0:  # noqa: S608
        names = ", ".join((*row.values, *row.key))
        put_rows(driver, f"INSERT INTO {table} ({names})", [values])


def _equal(values: Mapping[str, object], separator: str) -> str:
    return separator.join(f"{name} = ?" for name in values)
