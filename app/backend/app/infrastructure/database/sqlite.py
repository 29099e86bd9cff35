"""How SQLite is opened: write-ahead log, chosen durability, transactions begun by hand."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, event

PRAGMAS = ("journal_mode = WAL", "foreign_keys = ON", "busy_timeout = 5000", "secure_delete = ON")
ENGINE_OPTIONS = {
    "connect_args": {"isolation_level": None, "check_same_thread": False},
    "hide_parameters": True,  # what people wrote belongs in no error message
    "pool_size": 8,
    "max_overflow": 64,
}


@contextmanager
def outside_transactions(engine: Engine) -> Iterator[sqlite3.Connection]:
    """The driver's own connection, for what SQLite does in no transaction; it waits for others but a moment."""
    pooled = engine.raw_connection()
    try:
        driver = pooled.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        driver.execute("PRAGMA busy_timeout = 200")
        yield driver
        driver.execute("PRAGMA busy_timeout = 5000")
    finally:
        pooled.close()


def prepare(engine: Engine, *, durable: bool) -> None:
    """Make every connection of the engine begin as its ``begin`` option says, deferred by default.

    The driver's own transactions let another writer slip in between a read and a write. What is
    not durable may lose its last commits when the power fails, as views may: they are folded again.
    """

    def configure(connection: sqlite3.Connection, _: object) -> None:
        for pragma in (*PRAGMAS, f"synchronous = {'FULL' if durable else 'NORMAL'}"):
            connection.execute(f"PRAGMA {pragma}")

    event.listen(engine, "connect", configure)
    event.listen(engine, "begin", _begin)


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))
