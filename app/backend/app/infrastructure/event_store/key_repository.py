"""The keys of the texts in the log. A destroyed key stays as a blank one; one that is missing is a damage."""

import time
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import (
    BigInteger,
    Column,
    Engine,
    LargeBinary,
    String,
    Table,
    bindparam,
    delete,
    select,
    update,
)

from app.infrastructure.database.key_db import KeyBase
from app.infrastructure.database.sqlite import IMMEDIATE, Writer, put_rows
from app.infrastructure.database.traces import cut_write_ahead_log
from app.infrastructure.sealing import KEY

BLANK = bytes(KEY)
"""As long as a key, so that SQLite overwrites the key where it stands and keeps no copy of it."""
CHUNK = 500

keys = Table(
    "keys",
    KeyBase.metadata,
    Column("event_id", String(36), primary_key=True),
    Column("stream_id", String(36), nullable=False),
    Column("subject_id", String(36), nullable=False),
    Column("key", LargeBinary, nullable=False),
    Column("at", BigInteger, nullable=False, comment="microseconds since 1970, UTC"),
)
marks = Table("marks", KeyBase.metadata, Column("position", BigInteger, nullable=False))
PUT, UNLESS_THERE = "INSERT INTO keys (event_id, stream_id, subject_id, key, at)", "ON CONFLICT (event_id) DO NOTHING"
FIND = select(keys.c.event_id, keys.c.key).where(keys.c.event_id.in_(bindparam("ids", expanding=True)))
WRITING = {"begin": IMMEDIATE}


class DataKey(NamedTuple):
    """What opens the text of one event, and whose text it is."""

    event_id: str
    stream_id: str
    subject_id: str
    key: bytes


class KeyRepository:
    """Keys by the event that they open."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writer = Writer(engine)

    def put(self, fresh: Sequence[DataKey]) -> None:
        """Make keys durable; one that is there already stays as it is."""
        at = time.time_ns() // 1_000
        rows = [(*key, at) for key in fresh]
        if rows:
            with self._writer.transaction() as driver:
                put_rows(driver, PUT, rows, UNLESS_THERE)

    def find(self, event_ids: Sequence[str]) -> Mapping[str, bytes | None]:
        """The keys that there are; none instead of one that was destroyed."""
        with self._engine.connect() as connection:
            rows = [row for chunk in _chunks(event_ids) for row in connection.execute(FIND, {"ids": chunk})]
        return {row.event_id: None if row.key == BLANK else row.key for row in rows}

    def of_subject(self, subject_id: str) -> list[str]:
        """The events of a person that have a key; reads all keys, since an index would slow down every append."""
        with self._engine.connect() as connection:
            found = select(keys.c.event_id).where(keys.c.subject_id == subject_id)
            return list(connection.scalars(found.order_by(keys.c.event_id)))

    def blank(self, event_ids: Sequence[str]) -> None:
        """Destroy keys for good; raises ``TracesLeft`` where a file still holds them."""
        with self._engine.execution_options(**WRITING).begin() as connection:
            for chunk in _chunks(event_ids):
                connection.execute(update(keys).where(keys.c.event_id.in_(chunk)).values(key=BLANK))
        cut_write_ahead_log(self._engine)

    def older_than(self, at: int, after: str, limit: int) -> list[tuple[str, str]]:
        """Events and streams of keys that were made before a time, in order behind an event."""
        found = select(keys.c.event_id, keys.c.stream_id).where(keys.c.at < at, keys.c.event_id > after)
        with self._engine.connect() as connection:
            rows = connection.execute(found.order_by(keys.c.event_id).limit(limit))
            return [(row.event_id, row.stream_id) for row in rows]

    def forget(self, event_ids: Sequence[str]) -> None:
        """Remove keys that never opened anything."""
        with self._engine.execution_options(**WRITING).begin() as connection:
            for chunk in _chunks(event_ids):
                connection.execute(delete(keys).where(keys.c.event_id.in_(chunk)))

    def close(self) -> None:
        """Give back the connection that is kept for writing."""
        self._writer.close()

    def marked(self) -> int:
        """The position of the log up to which erasures are known to be carried out here."""
        with self._engine.connect() as connection:
            return connection.scalar(select(marks.c.position)) or 0

    def mark(self, position: int) -> None:
        """Erasures up to that position are carried out."""
        with self._engine.execution_options(**WRITING).begin() as connection:
            connection.execute(update(marks).values(position=position))


def _chunks(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (ids[start : start + CHUNK] for start in range(0, len(ids), CHUNK))
