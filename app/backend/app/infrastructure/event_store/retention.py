"""Idempotency keys and receipts of deferred commands are kept for a day, then forgotten; those of processes never."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Engine, Table, and_, delete, exists, or_, select

from app.infrastructure.database.sqlite import IMMEDIATE
from app.infrastructure.event_store.deferred_commands import PENDING
from app.infrastructure.event_store.tables import deferred_commands, idempotency
from app.infrastructure.times import microseconds

CHUNK = 500
FOR_EVER = "process/"
"""How a scope begins whose keys are never forgotten: what a process did once it does not do again."""


class Retention:
    """Forgets in small transactions, so that nobody waits for it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def forget(self, before: datetime) -> int:
        """How many keys and receipts were older; those of commands that still wait are kept."""
        waits = exists().where(
            deferred_commands.c.state == PENDING,
            deferred_commands.c.scope == idempotency.c.scope,
            deferred_commands.c.key == idempotency.c.key,
        )
        keys = idempotency.c.at < microseconds(before), ~waits, ~idempotency.c.scope.startswith(FOR_EVER)
        receipts = deferred_commands.c.at < microseconds(before), deferred_commands.c.state != PENDING
        return sum(
            self._delete(table, chunk)
            for table, old in ((idempotency, keys), (deferred_commands, receipts))
            for chunk in self._chunks(table, and_(*old))
        )

    def _chunks(self, table: Table, old: object) -> Iterator[list[tuple[object, ...]]]:
        """The primary keys of old rows, read from one snapshot."""
        with self._engine.connect() as connection:
            found = connection.execute(select(*table.primary_key.columns).where(old))  # type: ignore[arg-type]
            rows = [tuple(row) for row in found]
        for start in range(0, len(rows), CHUNK):
            yield rows[start : start + CHUNK]

    def _delete(self, table: Table, keys: list[tuple[object, ...]]) -> int:
        columns = list(table.primary_key.columns)
        these = or_(*(and_(*(c == v for c, v in zip(columns, key, strict=True))) for key in keys))
        with self._engine.execution_options(begin=IMMEDIATE).begin() as connection:
            return connection.execute(delete(table).where(these)).rowcount
