"""The program, but its worker is killed at a named point of the so manieth batch: ``DIE_AT``, ``DIE_AFTER``."""

import os
import runpy
import signal
import sys
import threading
from collections.abc import Callable
from itertools import count
from typing import Any

from app.infrastructure.event_store import sqlite_event_repository
from app.infrastructure.event_store.event_repository import EventRepository
from app.infrastructure.event_store.postgres_event_repository import PostgresEventRepository
from app.infrastructure.event_store.sqlite_event_repository import SqliteEventRepository

BEFORE, WITH_KEYS, IN_TRANSACTION, COMMITTED = "before", "with keys", "in transaction", "committed"
POINTS = (BEFORE, WITH_KEYS, IN_TRANSACTION, COMMITTED)
"""Nothing is stored; its keys are; its rows are, and not committed; all is, and nobody was told."""
ENGINES = (SqliteEventRepository, PostgresEventRepository)
A_MOMENT = 0.0003
"""As long as PostgreSQL works on a small batch."""

_passed, _due = count(1), int(os.environ.get("DIE_AFTER", "0"))


def die() -> None:
    if next(_passed) >= _due:
        os.kill(os.getpid(), signal.SIGKILL)


def die_soon() -> None:
    threading.Timer(A_MOMENT, die).start()


def replace(owner: object, name: str, *, before: Callable[[], None] | None = None, dies_after: bool = False) -> None:
    """Let a function do something at its beginning, or die at its end."""
    whole: Callable[..., object] = getattr(owner, name)

    def replaced(*given: Any, **named: Any) -> object:
        if before:
            before()
        result = whole(*given, **named)
        if dies_after:
            die()
        return result

    setattr(owner, name, replaced)


def die_at(point: str) -> None:
    match point:
        case "before":
            replace(EventRepository, "append", before=die)
        case "with keys":
            for engine in ENGINES:
                replace(engine, "_write", before=die)
        case "in transaction":
            replace(sqlite_event_repository, "settle", dies_after=True)
            replace(PostgresEventRepository, "_write", before=die_soon)
        case "committed":
            for engine in ENGINES:
                replace(engine, "_write", dies_after=True)


if __name__ == "__main__":
    die_at(os.environ["DIE_AT"])
    sys.argv = ["app.py", "serve"]
    runpy.run_path("app.py", run_name="__main__")
