"""Reads and writes many rows of one table at once, by the driver: SQLAlchemy costs more around a row than the row."""

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from operator import itemgetter
from typing import Any

import orjson
import psycopg
from psycopg.rows import dict_row
from sqlalchemy import Connection, Table

from app.infrastructure.database.sqlite import put_rows

Row = dict[str, Any]
Key = Sequence[Any]
ARRAYS: dict[type, str] = {str: "text", int: "bigint", bytes: "bytea", bool: "boolean", float: "double precision"}


class RowSet(ABC):
    """The rows of a table, within a transaction."""

    @abstractmethod
    def find(self, keys: Sequence[Key]) -> Iterator[Row]:
        """Those of these keys that there are."""

    @abstractmethod
    def having(self, name: str, value: Any) -> Iterator[Row]:
        """Those with that value in a column."""

    @abstractmethod
    def put(self, rows: Sequence[Mapping[str, Any]]) -> None:
        """Insert or replace them; each names every column."""

    @abstractmethod
    def delete(self, keys: Sequence[Key]) -> None:
        """Remove those of these keys."""


def row_set(connection: Connection, table: Table) -> RowSet:
    driver = connection.connection.driver_connection
    if isinstance(driver, sqlite3.Connection):
        return _OnSqlite(driver, _statements(table, "sqlite"))
    assert isinstance(driver, psycopg.Connection)
    return _OnPostgres(driver, _statements(table, "postgresql"))


@contextmanager
def sent_together(connection: Connection) -> Iterator[bool]:
    """Rows put or deleted meanwhile are sent and not waited for, if there is a server; tells whether. The end waits."""
    driver = connection.connection.driver_connection
    if isinstance(driver, psycopg.Connection):
        with driver.pipeline():
            yield True
    else:
        yield False


class _Statements:
    """The statements on one table, made once."""

    def __init__(self, table: Table, dialect: str) -> None:
        self.names = [column.name for column in table.columns]
        self.values_of = itemgetter(*self.names)
        self.key = [column.name for column in table.primary_key]
        columns, key = ", ".join(self.names), ", ".join(self.key)
        changed = ", ".join(f"{name} = excluded.{name}" for name in self.names if name not in self.key)
        self.otherwise = f"ON CONFLICT ({key}) DO " + (f"UPDATE SET {changed}" if changed else "NOTHING")
        self.select = f"SELECT {columns} FROM {table.name}"
        self.insert = f"INSERT INTO {table.name} ({columns})"
        if dialect == "postgresql":
            self.unnested = _unnest(table, self.names)
            self.find = _found(table, self.names, self.key)
            there = f"ctid = ANY (ARRAY ({_found(table, ['ctid'], self.key)}))"
        else:
            self.find = _found_by_json(table, self.names, self.key)
            there = " AND ".join(f"{name} = ?" for name in self.key)
        self.remove = f"DELETE FROM {table.name} WHERE {there}"


@cache
def _statements(table: Table, dialect: str) -> _Statements:
    return _Statements(table, dialect)


class _OnSqlite(RowSet):
    def __init__(self, driver: sqlite3.Connection, statements: _Statements) -> None:
        self._driver, self._is = driver, statements

    def find(self, keys: Sequence[Key]) -> Iterator[Row]:
        for row in self._driver.execute(self._is.find, (_json(keys),)).fetchall():
            yield dict(zip(self._is.names, row, strict=True))

    def having(self, name: str, value: Any) -> Iterator[Row]:
        for row in self._driver.execute(f"{self._is.select} WHERE {name} = ?", (value,)).fetchall():
            yield dict(zip(self._is.names, row, strict=True))

    def put(self, rows: Sequence[Mapping[str, Any]]) -> None:
        put_rows(self._driver, self._is.insert, list(map(self._is.values_of, rows)), self._is.otherwise)

    def delete(self, keys: Sequence[Key]) -> None:
        self._driver.executemany(self._is.remove, keys)


class _OnPostgres(RowSet):
    def __init__(self, driver: "psycopg.Connection[Any]", statements: _Statements) -> None:
        self._driver, self._is = driver, statements

    def find(self, keys: Sequence[Key]) -> Iterator[Row]:
        yield from self._run(self._is.find, _columns(keys))

    def having(self, name: str, value: Any) -> Iterator[Row]:
        yield from self._run(f"{self._is.select} WHERE {name} = %s", [value])

    def put(self, rows: Sequence[Mapping[str, Any]]) -> None:
        sql = f"{self._is.insert} SELECT * FROM {self._is.unnested} {self._is.otherwise}"
        self._driver.execute(sql.encode(), _columns(map(self._is.values_of, rows)))

    def delete(self, keys: Sequence[Key]) -> None:
        self._driver.execute(self._is.remove.encode(), _columns(keys))

    def _run(self, sql: str, parameters: Sequence[object]) -> list[Row]:
        with self._driver.cursor(row_factory=dict_row) as cursor:
            return cursor.execute(sql.encode(), parameters).fetchall()


def _json(keys: Sequence[Key]) -> str:
    return orjson.dumps(keys).decode()


def _columns(rows: Iterable[Key]) -> list[list[Any]]:
    return [list(column) for column in zip(*rows, strict=True)]


def _found(table: Table, names: Sequence[str], key: Sequence[str]) -> str:
    """Looks up each key by itself: the plan is kept, and where the table was empty then it would read all of it."""
    same = " AND ".join(f"{table.name}.{name} = given.{name}" for name in key)
    one = f"SELECT {', '.join(names)} FROM {table.name} WHERE {same} OFFSET 0"
    return f"SELECT found.* FROM {_unnest(table, key)}, LATERAL ({one}) AS found"


def _found_by_json(table: Table, names: Sequence[str], key: Sequence[str]) -> str:
    """Looks up each key by itself: SQLite reads all of a table for a list of keys that have several parts."""
    same = " AND ".join(f"{table.name}.{name} = given.value ->> {place}" for place, name in enumerate(key))
    columns = ", ".join(f"{table.name}.{name}" for name in names)
    return f"SELECT {columns} FROM json_each(?) AS given CROSS JOIN {table.name} ON {same}"


def _unnest(table: Table, names: Sequence[str]) -> str:
    """A set of rows from an array for each column."""
    kinds = [table.columns[name].type.python_type for name in names]
    arrays = [f"%b::{ARRAYS[kind]}[]" for kind in kinds]
    return f"unnest({', '.join(arrays)}) AS given({', '.join(names)})"
