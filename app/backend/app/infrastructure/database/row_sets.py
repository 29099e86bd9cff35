"""Reads and writes many rows of one table at once, by the driver: SQLAlchemy costs more around a row than the row."""

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from operator import itemgetter
from typing import Any

import psycopg
from psycopg.rows import dict_row
from sqlalchemy import Connection, Table

from app.infrastructure.database.sqlite import put_rows

Row = dict[str, Any]
Key = Sequence[Any]
AT_ONCE = 512
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
        self.where_key = f"{key} IN" if len(self.key) == 1 else f"({key}) IN"
        self.remove = f"DELETE FROM {table.name}"
        if dialect == "postgresql":
            self.unnested = _unnest(table, self.names)
            self.find = _found(table, self.names, self.key)
            self.remove_found = f"{self.remove} WHERE ctid = ANY (ARRAY ({_found(table, ['ctid'], self.key)}))"


@cache
def _statements(table: Table, dialect: str) -> _Statements:
    return _Statements(table, dialect)


class _OnSqlite(RowSet):
    def __init__(self, driver: sqlite3.Connection, statements: _Statements) -> None:
        self._driver, self._is = driver, statements

    def find(self, keys: Sequence[Key]) -> Iterator[Row]:
        for some in _chunks(keys):
            where = f"WHERE {self._is.where_key} ({_places(len(self._is.key), len(some))})"
            found = self._driver.execute(f"{self._is.select} {where}", tuple(chain.from_iterable(some)))
            for row in found.fetchall():
                yield dict(zip(self._is.names, row, strict=True))

    def having(self, name: str, value: Any) -> Iterator[Row]:
        for row in self._driver.execute(f"{self._is.select} WHERE {name} = ?", (value,)).fetchall():
            yield dict(zip(self._is.names, row, strict=True))

    def put(self, rows: Sequence[Mapping[str, Any]]) -> None:
        put_rows(self._driver, self._is.insert, list(map(self._is.values_of, rows)), self._is.otherwise)

    def delete(self, keys: Sequence[Key]) -> None:
        for some in _chunks(keys):
            where = f"WHERE {self._is.where_key} ({_places(len(self._is.key), len(some))})"
            self._driver.execute(f"{self._is.remove} {where}", tuple(chain.from_iterable(some)))


class _OnPostgres(RowSet):
    def __init__(self, driver: "psycopg.Connection[Any]", statements: _Statements) -> None:
        self._driver, self._is = driver, statements

    def find(self, keys: Sequence[Key]) -> Iterator[Row]:
        yield from self._run(self._is.find, _columns(keys))

    def having(self, name: str, value: Any) -> Iterator[Row]:
        yield from self._run(f"{self._is.select} WHERE {name} = %s", [value])

    def put(self, rows: Sequence[Mapping[str, Any]]) -> None:
        sql = f"{self._is.insert} SELECT * FROM {self._is.unnested} {self._is.otherwise}"
        self._driver.execute(sql.encode(), [[row[name] for row in rows] for name in self._is.names])

    def delete(self, keys: Sequence[Key]) -> None:
        self._driver.execute(self._is.remove_found.encode(), _columns(keys))

    def _run(self, sql: str, parameters: Sequence[object]) -> list[Row]:
        with self._driver.cursor(row_factory=dict_row) as cursor:
            return cursor.execute(sql.encode(), parameters).fetchall()


def _chunks(keys: Sequence[Key]) -> Iterator[Sequence[Key]]:
    """Powers of two of them, so that there are few statements to prepare."""
    start = 0
    while start < len(keys):
        count = 1 << min(len(keys) - start, AT_ONCE).bit_length() - 1
        yield keys[start : start + count]
        start += count


@cache
def _places(width: int, count: int) -> str:
    if width == 1:
        return ", ".join("?" * count)
    return "VALUES " + ", ".join([f"({', '.join('?' * width)})"] * count)


def _columns(rows: Sequence[Key]) -> list[list[Any]]:
    return [list(column) for column in zip(*rows, strict=True)]


def _found(table: Table, names: Sequence[str], key: Sequence[str]) -> str:
    """Looks up each key by itself: the plan is kept, and where the table was empty then it would read all of it."""
    same = " AND ".join(f"{table.name}.{name} = given.{name}" for name in key)
    one = f"SELECT {', '.join(names)} FROM {table.name} WHERE {same} OFFSET 0"
    return f"SELECT found.* FROM {_unnest(table, key)}, LATERAL ({one}) AS found"


def _unnest(table: Table, names: Sequence[str]) -> str:
    """A set of rows from an array for each column."""
    kinds = [table.columns[name].type.python_type for name in names]
    arrays = [f"{'%b' if kind is bytes else '%s'}::{ARRAYS[kind]}[]" for kind in kinds]
    return f"unnest({', '.join(arrays)}) AS given({', '.join(names)})"
