"""Commands that were taken on and what became of them, in the database of the log."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Engine, Row, func, select

from app.infrastructure.event_store.appends import Append, IdempotencyKey, KeyReused, Receipt, RowChange
from app.infrastructure.event_store.event_repository import EventRepository
from app.infrastructure.event_store.tables import deferred_commands as table
from app.infrastructure.sealing import Seal
from app.infrastructure.times import microseconds

PENDING, DONE, REFUSED = "pending", "done", "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deferred:
    """A command that was taken on; done it has a receipt, refused a problem."""

    command_id: str
    actor_id: str
    correlation_id: str
    key: IdempotencyKey
    state: str = PENDING
    receipt: Receipt | None = None
    problem: bytes | None = None


class DeferredCommands:
    """Stores commands encrypted until they have run; writes go the one way of the log.

    What became of a command is kept under a key of the log, so of two processes that run it the first one tells. Only
    where the other had done it meanwhile a refusal does not stand: it is done all the same.
    """

    def __init__(self, log: EventRepository, engine: Engine, seal: Seal) -> None:
        self._log, self._engine, self._seal = log, engine, seal

    def put(self, deferred: Deferred, body: bytes, now: datetime) -> None:
        values = {
            "actor_id": deferred.actor_id,
            "correlation_id": deferred.correlation_id,
            "scope": deferred.key.scope,
            "key": deferred.key.key,
            "request": deferred.key.request,
            "at": microseconds(now),
            "state": PENDING,
            "sealed": self._seal.close(body, deferred.command_id),
        }
        self._change(deferred, values)

    def finish(self, deferred: Deferred, receipt: Receipt) -> None:
        place = {"id": receipt.id, "version": receipt.version, "position": receipt.position}
        values = {"state": DONE, "sealed": None, "problem": None, **place}
        if not self._settle(deferred, values):
            self._change(deferred, values)

    def refuse(self, deferred: Deferred, problem: bytes) -> None:
        """Keep the refusal, unless the command is known to be done."""
        self._settle(deferred, {"state": REFUSED, "sealed": None, "problem": problem})

    def find(self, command_id: str) -> Deferred | None:
        return next(iter(self._select(table.c.command_id == command_id)), None)

    def of_key(self, key: IdempotencyKey) -> Deferred | None:
        """The newest that was taken on with that key."""
        found = self._select(table.c.scope == key.scope, table.c.key == key.key)
        return found[-1] if found else None

    def pending(self, limit: int) -> list[Deferred]:
        """What waits, the oldest first."""
        return self._select(table.c.state == PENDING, limit=limit)

    def count_pending(self) -> int:
        with self._engine.connect() as connection:
            return connection.execute(select(func.count()).where(table.c.state == PENDING)).scalar_one()

    def body(self, deferred: Deferred) -> bytes | None:
        """The command as it was stored, or none when it has run; raises ``InvalidTag``."""
        with self._engine.connect() as connection:
            found = select(table.c.sealed).where(table.c.command_id == deferred.command_id)
            sealed = connection.execute(found).scalar_one()
        return self._seal.open(sealed, deferred.command_id) if sealed else None

    def _settle(self, deferred: Deferred, values: dict[str, object]) -> bool:
        """Whether this is what became of the command, and not what another process had told before."""
        try:
            self._change(deferred, values, IdempotencyKey("receipts", deferred.command_id, str(values["state"])))
        except KeyReused:
            return False
        return True

    def _change(self, deferred: Deferred, values: dict[str, object], key: IdempotencyKey | None = None) -> None:
        row = RowChange(table, {"command_id": deferred.command_id}, values)
        append = Append(
            id=deferred.command_id,
            version=0,
            streams=(),
            command_id=deferred.command_id,
            correlation_id=deferred.correlation_id,
            actor_id=deferred.actor_id,
            idempotency=key,
            rows=(row,),
        )
        self._log.append(append)

    def _select(self, *conditions: ColumnElement[bool], limit: int | None = None) -> list[Deferred]:
        found = select(table).where(*conditions).order_by(table.c.command_id).limit(limit)
        with self._engine.connect() as connection:
            return [_deferred(row) for row in connection.execute(found)]


def _deferred(row: Row[tuple[object, ...]]) -> Deferred:
    return Deferred(
        command_id=row.command_id,
        actor_id=row.actor_id,
        correlation_id=row.correlation_id,
        key=IdempotencyKey(row.scope, row.key, row.request),
        state=row.state,
        receipt=Receipt(row.id, row.version, row.position) if row.state == DONE else None,
        problem=row.problem,
    )
