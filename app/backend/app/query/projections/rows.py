"""The rows of one view while a page of events is folded."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Table, bindparam, select
from sqlalchemy import delete as delete_from
from sqlalchemy.dialects.postgresql import insert as insert_on_postgresql
from sqlalchemy.dialects.sqlite import insert as insert_on_sqlite

Row = dict[str, Any]
Key = tuple[Any, ...]


class Rows:
    """Reads a row once, changes it in memory, and writes all changes of a page as sets."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self._names = [column.name for column in table.primary_key]
        matches = [column == bindparam(f"key_{column.name}") for column in table.primary_key]
        self._find, self._remove = select(table).where(*matches), delete_from(table).where(*matches)
        self._rows: dict[Key, Row | None] = {}
        self._changed: dict[Key, None] = {}
        self._connection: Connection | None = None

    def open(self, connection: Connection) -> None:
        """Begin a page: forget what was read before."""
        self._connection = connection
        self._rows.clear()
        self._changed.clear()

    def get(self, *key: Any) -> Row | None:
        """The row as the events so far have it; change it by ``put`` only."""
        if key not in self._rows:
            self._rows[key] = self._read(key)
        return self._rows[key]

    def having(self, name: str, value: Any) -> list[Row]:
        """The rows with that value in a column, as the events so far have them."""
        assert self._connection is not None
        stored = self._connection.execute(select(self.table).where(self.table.c[name] == value)).mappings()
        for row in stored:
            self._rows.setdefault(tuple(row[key] for key in self._names), dict(row))
        return [row for _, row in sorted(self._rows.items()) if row is not None and row[name] == value]

    def put(self, row: Mapping[str, Any]) -> None:
        key = tuple(row[name] for name in self._names)
        self._rows[key] = dict(row)
        self._changed[key] = None

    def remove(self, *key: Any) -> None:
        self._rows[key] = None
        self._changed[key] = None

    def flush(self) -> None:
        rows = [(key, self._rows[key]) for key in self._changed]
        if gone := [key for key, row in rows if row is None]:
            self._delete(gone)
        if present := [row for _, row in rows if row is not None]:
            self._upsert(present)

    def _read(self, key: Key) -> Row | None:
        assert self._connection is not None
        row = self._connection.execute(self._find, self._named(key)).mappings().first()
        return dict(row) if row else None

    def _delete(self, keys: list[Key]) -> None:
        assert self._connection is not None
        self._connection.execute(self._remove, [self._named(key) for key in keys])

    def _upsert(self, rows: list[Row]) -> None:
        assert self._connection is not None
        on_sqlite = self._connection.dialect.name == "sqlite"
        put = insert_on_sqlite(self.table) if on_sqlite else insert_on_postgresql(self.table)
        values = {name: put.excluded[name] for name in rows[0] if name not in self._names}
        self._connection.execute(put.on_conflict_do_update(index_elements=self._names, set_=values), rows)

    def _named(self, key: Key) -> Row:
        return {f"key_{name}": value for name, value in zip(self._names, key, strict=True)}
