"""The log and its keys as of one moment, read while the board goes on."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from sqlalchemy import Connection, Engine, func, select

from app.domain.events.event import EVENT_TYPES, erasing_types
from app.infrastructure.event_store.key_repository import marks
from app.infrastructure.event_store.tables import events

TRIES = 1_000


class NeverStill(Exception):
    """No moment between two erasures was found."""


@contextmanager
def joint_snapshot(engine: Engine, key_engine: Engine) -> Iterator[tuple[Connection, Connection]]:
    """Transactions in which every event has its key, and no text is gone whose erasure the log does not hold yet.

    The log is fixed first, as keys are stored before their events. Keys are destroyed after the erasure is told,
    so when none was told meanwhile, none of the keys that are gone is one that the log still counts on.
    """
    for _ in range(TRIES):
        with ExitStack() as stack:
            log, keys = (stack.enter_context(_unchanging(each).connect()) for each in (engine, key_engine))
            head = head_of(log)
            keys.execute(select(marks.c.position)).all()
            if not _erased_since(engine, head):
                yield log, keys
                return
    raise NeverStill("Erasures come too fast for a moment between two of them. Try again later.")


def head_of(log: Connection) -> int:
    """The last position."""
    return log.scalar(select(func.max(events.c.position))) or 0


def _unchanging(engine: Engine) -> Engine:
    """On SQLite a transaction reads one snapshot anyway."""
    return engine if engine.dialect.name == "sqlite" else engine.execution_options(isolation_level="REPEATABLE READ")


def _erased_since(engine: Engine, head: int) -> bool:
    types = erasing_types(EVENT_TYPES)
    found = select(events.c.position).where(events.c.position > head, events.c.type.in_(types)).limit(1)
    with engine.connect() as connection:
        return connection.scalar(found) is not None
