"""A right that one process at a time has, for some seconds, by the clock of the database that keeps it."""

import time
from collections.abc import Callable
from typing import Any

from sqlalchemy import BigInteger, Connection, CursorResult, Engine, String, text
from sqlalchemy.orm import Mapped, mapped_column

from app.infrastructure.database.engines import writing
from app.infrastructure.database.query_db import QueryBase
from app.infrastructure.event_store.uuid7 import uuid7

SECONDS = {"sqlite": 60.0, "postgresql": 3.0}
"""How long it lasts unless renewed. Who owns a folder of files need not wait until it ends."""
TRY_SECONDS = 0.5
NOW = {
    "sqlite": "CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)",
    "postgresql": "CAST(extract(epoch FROM clock_timestamp()) * 1000 AS bigint)",
}
TAKE = """
INSERT INTO leases (name, owner, term, until) VALUES (:name, :owner, 1, {now} + :span)
ON CONFLICT (name) DO UPDATE SET owner = :owner, term = leases.term + 1, until = excluded.until
WHERE leases.until < {now} OR :seized = 1 RETURNING term
"""
RENEW = "UPDATE leases SET until = {now} + :span WHERE name = :name AND owner = :owner AND term = :term"
RELEASE = "UPDATE leases SET until = 0 WHERE name = :name AND owner = :owner AND term = :term"
HELD = "SELECT 1 FROM leases WHERE name = :name AND until >= {now}"
LOCK = "SELECT 1 FROM leases WHERE name = :name AND owner = :owner AND term = :term"


class LeaseRow(QueryBase):
    """Who has it; ``until`` counts milliseconds since 1970, and each owner in turn has a higher ``term``."""

    __tablename__ = "leases"
    name: Mapped[str] = mapped_column(String(50), primary_key=True)
    owner: Mapped[str] = mapped_column(String(36))
    term: Mapped[int] = mapped_column(BigInteger)
    until: Mapped[int] = mapped_column(BigInteger)


class LeaseLost(Exception):
    """Somebody else has the lease by now; what was about to be written must not be."""


class Lease:
    """One contender for a lease."""

    def __init__(self, engine: Engine, name: str, clock: Callable[[], float] = time.monotonic) -> None:
        self.name, self.owner = name, uuid7()
        self._engine, self._clock = writing(engine), clock
        self._dialect = engine.dialect.name
        self._term: int | None = None
        self._next = -1.0

    def hold(self) -> bool:
        """Whether it is ours: taken where it is free, renewed long before it ends."""
        if self._clock() < self._next:
            return self._term is not None
        with self._engine.begin() as connection:
            if self._term is None or not self._run(connection, RENEW).rowcount:
                self._take(connection, seized=False)
        self._next = self._clock() + (TRY_SECONDS if self._term is None else self._span / 3)
        return self._term is not None

    @property
    def is_ours(self) -> bool:
        """Whether it was when it was last seen to."""
        return self._term is not None

    def seize(self) -> None:
        """Take it from whoever has it, as one may who knows that nobody else runs."""
        with self._engine.begin() as connection:
            self._take(connection, seized=True)
        self._next = self._clock() + self._span / 3

    def release(self) -> None:
        """Let others have it at once."""
        if self._term is not None:
            with self._engine.begin() as connection:
                self._run(connection, RELEASE)
            self._term = None
        self._next = -1.0

    def fence(self, connection: Connection) -> None:
        """Raises ``LeaseLost`` in the transaction of a writer who has it no more."""
        if self._term is None or not self._run(connection, LOCK).first():
            self._term, self._next = None, -1.0
            raise LeaseLost(self.name)

    @property
    def _span(self) -> float:
        return SECONDS[self._dialect]

    def _take(self, connection: Connection, *, seized: bool) -> None:
        self._term = self._run(connection, TAKE, seized=int(seized)).scalar()

    def _run(self, connection: Connection, sql: str, **more: object) -> CursorResult[*tuple[Any, ...]]:
        named = {"name": self.name, "owner": self.owner, "term": self._term, "span": int(self._span * 1000), **more}
        return connection.execute(text(sql.format(now=NOW[self._dialect])), named)


def is_held(connection: Connection, name: str) -> bool:
    """Whether anybody has it now."""
    held = text(HELD.format(now=NOW[connection.dialect.name]))
    return connection.execute(held, {"name": name}).first() is not None
