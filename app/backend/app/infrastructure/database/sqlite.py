"""How SQLite is opened: write-ahead log, full durability, transactions begun by hand."""

import sqlite3

from sqlalchemy import Connection, Engine, event

PRAGMAS = ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "busy_timeout = 5000", "secure_delete = ON")
ENGINE_OPTIONS = {
    "connect_args": {"isolation_level": None, "check_same_thread": False},
    "pool_size": 8,
    "max_overflow": 64,
}


def prepare(engine: Engine) -> None:
    """Make every connection of the engine begin as its ``begin`` option says, deferred by default.

    The driver's own transactions let another writer slip in between a read and a write.
    """
    event.listen(engine, "connect", _configure)
    event.listen(engine, "begin", _begin)


def _configure(connection: sqlite3.Connection, _: object) -> None:
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))
