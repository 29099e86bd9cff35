"""How SQLite is opened: write-ahead log, chosen durability, transactions begun by hand and writers one by one."""

import sqlite3
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from itertools import chain
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, Pool, PoolProxiedConnection, event

from app.infrastructure.database.turns import Turns

PRAGMAS = ("journal_mode = WAL", "foreign_keys = ON", "busy_timeout = 5000", "secure_delete = ON")
ENGINE_OPTIONS = {
    "connect_args": {"isolation_level": None, "check_same_thread": False},
    "hide_parameters": True,  # what people wrote belongs in no error message
    "pool_size": 32,  # what goes beyond is opened and closed for each use
    "max_overflow": 40,
    "pool_use_lifo": True,  # so that no more are open than are used at once
}
MOST_AT_ONCE = 256
LASTING, FOLDED = ("synchronous = FULL",), ("synchronous = NORMAL", "wal_autocheckpoint = 8000", "cache_spill = 4000")
"""What has to last; and what may be lost and is folded again. Of that a page of events changes some thousand pages of a
file: these stay in memory until the commit, and come into the file together with those of the next few."""
IMMEDIATE = "BEGIN IMMEDIATE"
"""Begins what writes: it reads what it writes upon, and lets nobody in between."""
_turns: WeakKeyDictionary[Pool, Turns] = WeakKeyDictionary()
"""By the connections that they are for, which an engine shares with those that differ from it by options."""
_taken: WeakKeyDictionary[Connection, Turns] = WeakKeyDictionary()
"""By who writes."""


@contextmanager
def outside_transactions(engine: Engine) -> Iterator[sqlite3.Connection]:
    """The driver's own connection, for what SQLite does in no transaction, while nobody else in this process writes.

    It waits but a moment for other processes, and for those who read.
    """
    with turns_of(engine).taken():
        pooled = engine.raw_connection()
        try:
            driver = pooled.driver_connection
            assert isinstance(driver, sqlite3.Connection)
            driver.execute("PRAGMA busy_timeout = 200")
            try:
                yield driver
            finally:
                driver.execute("PRAGMA busy_timeout = 5000")
        finally:
            pooled.close()


def turns_of(engine: Engine) -> Turns:
    """Whose turn it is to write: SQLite itself lets them in by chance, and some wait for longer than they may."""
    return _turns.setdefault(engine.pool, Turns())


def prepare(engine: Engine, *, durable: bool) -> None:
    """Make every connection of the engine begin as its ``begin`` option says, deferred by default.

    The driver's own transactions let another writer slip in between a read and a write. What is
    not durable may lose its last commits when the power fails, as views may: they are folded again.
    """

    def configure(connection: sqlite3.Connection, _: object) -> None:
        for pragma in (*PRAGMAS, *(LASTING if durable else FOLDED)):
            connection.execute(f"PRAGMA {pragma}")

    event.listen(engine, "connect", configure)
    event.listen(engine, "begin", _begin)
    event.listen(engine, "commit", _give_turn)
    event.listen(engine, "rollback", _give_turn)


def _begin(connection: Connection) -> None:
    how = connection.get_execution_options().get("begin", "BEGIN")
    if how == IMMEDIATE:
        turns = turns_of(connection.engine)
        turns.take()
        _taken[connection] = turns
    try:
        connection.exec_driver_sql(how)
    except BaseException:
        _give_turn(connection)
        raise


def _give_turn(connection: Connection) -> None:
    """Who comes next waits, in SQLite, for no more than the end of this transaction."""
    if turns := _taken.pop(connection, None):
        turns.give()


class Writer:
    """The connection that writes a file, held open; without SQLAlchemy, which costs as much as a commit."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._turn = threading.Lock()
        self._pooled: PoolProxiedConnection | None = None

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """An immediate transaction, one at a time, committed at the end; raises ``sqlite3.Error``."""
        with self._turn:
            pooled = self._pooled = self._pooled or self._engine.raw_connection()
            driver = pooled.driver_connection
            assert isinstance(driver, sqlite3.Connection)
            try:
                driver.execute("BEGIN IMMEDIATE")
                yield driver
                driver.execute("COMMIT")
            except BaseException:
                self._pooled = None
                pooled.invalidate()  # closed, whatever state it was in
                raise

    def close(self) -> None:
        """Give the connection back; the next transaction takes another."""
        with self._turn:
            if self._pooled:
                self._pooled.close()
                self._pooled = None


def put_rows(driver: sqlite3.Connection, insert: str, rows: Sequence[Sequence[object]], otherwise: str = "") -> None:
    """Run an ``INSERT INTO …`` for all rows, with what to do ``otherwise`` (``ON CONFLICT …``).

    A statement for each row would cost more than the row: SQLite lets go of the interpreter at each. The rows go in
    powers of two, so that there are few statements to prepare.
    """
    start = 0
    while start < len(rows):
        count = 1 << min(len(rows) - start, MOST_AT_ONCE).bit_length() - 1
        values = chain.from_iterable(rows[start : start + count])
        driver.execute(_insert_of(insert, otherwise, len(rows[start]), count), tuple(values))
        start += count


@cache
def _insert_of(insert: str, otherwise: str, width: int, count: int) -> str:
    row = f"({', '.join('?' * width)})"
    return f"{insert} VALUES {', '.join([row] * count)} {otherwise}"
