"""What deleting leaves behind in a file of SQLite, and how the file is rid of it.

``secure_delete`` overwrites what is deleted where it stands. But rows that moved between pages when a tree grew have
left copies behind, which only writing the file anew removes; and the write-ahead log holds all until it is cut.
"""

import sqlite3
import threading
import time
from collections.abc import Callable

import structlog
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from app.infrastructure.database.engines import writing
from app.infrastructure.database.sqlite import outside_transactions
from app.infrastructure.database.word_index import merge_word_indexes
from app.infrastructure.unavailable import ViewsUnavailable

log = structlog.get_logger(__name__)

GATHER_SECONDS, LONGEST_GATHER = 2.0, 20.0
REST = 3
"""The file is left alone for so many times as long as it took to write it anew."""
RETRY_SECONDS = 1.0


class TracesLeft(Exception):
    """Somebody reads what the file would have to forget."""


def cut_write_ahead_log(engine: Engine) -> None:
    """Bring all that was committed into the file and empty its write-ahead log; raises ``TracesLeft``."""
    if engine.dialect.name == "sqlite":
        with outside_transactions(engine) as driver:
            [busy, *_] = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            raise TracesLeft


class Traces:
    """Knows, in the file itself, whether a text was erased there since the file was written anew."""

    def __init__(self, engine: Engine, let_go: Callable[[], None]) -> None:
        """``let_go`` ends what idle readers keep open."""
        self._engine, self._let_go = engine, let_go
        self._rung, self._stopped = threading.Event(), threading.Event()

    def mark(self, connection: Connection) -> None:
        """Note, in the transaction that erases, that traces will be left."""
        if connection.dialect.name == "sqlite":
            _set(connection, _marks(connection) + 1)

    def ring(self) -> None:
        """A marked transaction has been committed."""
        self._rung.set()

    def stop(self) -> None:
        self._stopped.set()
        self._rung.set()

    def run(self) -> None:
        """Remove traces as they come, those of several erasures at once, until stopped."""
        while not self._stopped.is_set():
            self._rung.clear()
            try:
                began = time.monotonic()
                self.remove()
                took = time.monotonic() - began
                self._rung.wait()
                self._stopped.wait(gathering(took))
            except (SQLAlchemyError, sqlite3.Error, TracesLeft, ViewsUnavailable) as error:
                log.warning("traces.left", error=type(error).__name__)
                self._stopped.wait(RETRY_SECONDS)

    def remove(self) -> None:
        """Write the file anew if it was marked; raises ``TracesLeft``."""
        if self._engine.dialect.name != "sqlite":
            return  # PostgreSQL is cleaned by its own maintenance, see docs/OPERATIONS.md
        with self._engine.connect() as connection:
            marks = _marks(connection)
        if not marks:
            return
        with outside_transactions(self._engine) as driver:
            merge_word_indexes(driver)
            driver.execute("VACUUM")
        self._let_go()
        cut_write_ahead_log(self._engine)
        with writing(self._engine).begin() as connection:
            if _marks(connection) == marks:
                _set(connection, 0)


def gathering(took: float) -> float:
    """For how many seconds erasures are gathered, where the last removal took that long; a minute is promised."""
    return min(max(GATHER_SECONDS, REST * took), LONGEST_GATHER)


def _marks(connection: Connection) -> int:
    marks: int = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    return marks


def _set(connection: Connection, marks: int) -> None:
    connection.exec_driver_sql(f"PRAGMA user_version = {marks:d}")
