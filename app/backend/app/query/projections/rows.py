"""The rows of one view while a page of events is folded."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from operator import attrgetter, itemgetter
from typing import Any

from sqlalchemy import Connection, Table

from app.domain.events.event import RecordedEvent
from app.infrastructure.database.numbered_tables import numbered
from app.infrastructure.database.row_sets import RowSet, row_set

Row = dict[str, Any]
Key = tuple[Any, ...]


class Rows:
    """Reads a row once, changes it in memory, and writes all changes of a page as sets."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self._names = tuple(column.name for column in table.primary_key)
        self._key_of = _tuple_of(self._names)
        self._set: RowSet | None = None
        self._rows: dict[Key, Row | None] = {}
        self._changed: dict[Key, None] = {}
        self._expected: dict[Key, None] = {}

    @property
    def parts(self) -> "tuple[Rows, ...]":
        """All rows that are read and written together with these."""
        return (self,)

    def open(self, connection: Connection, number: int) -> None:
        """Begin a page of the tables with that number: forget what was read before."""
        self._set = row_set(connection, numbered(self.table, number))
        self._rows.clear()
        self._changed.clear()
        self._expected.clear()

    def expect(self, keys: Iterable[Key]) -> None:
        """These are about to be asked for; the first one who asks reads them all."""
        self._expected.update(dict.fromkeys(keys))

    def expect_named(self, page: Sequence[RecordedEvent], *names: str) -> None:
        """Expect the rows whose key the fields of an event name, called as its columns are or by these ``names``."""
        for recorded in page:
            kind: type = type(recorded.event)
            if found := _fields(kind, names or self._names):
                key = found(recorded.event)
                self._expected[key if isinstance(key, tuple) else (key,)] = None

    def get(self, *key: Any) -> Row | None:
        """The row as the events so far have it; change it by ``put`` only."""
        if key not in self._rows:
            self._read(key)
        return self._rows[key]

    def having(self, name: str, value: Any) -> list[Row]:
        """The rows with that value in a column, as the events so far have them."""
        assert self._set is not None
        for row in self._set.having(name, value):
            self._rows.setdefault(self._key_of(row), row)
        return [row for _, row in sorted(self._rows.items()) if row is not None and row[name] == value]

    def put(self, row: Row) -> None:
        key = self._key_of(row)
        self._rows[key] = row
        self._changed[key] = None

    def remove(self, *key: Any) -> None:
        self._rows[key] = None
        self._changed[key] = None

    def flush(self) -> None:
        assert self._set is not None
        rows = [(key, self._rows[key]) for key in self._changed]
        if gone := [key for key, row in rows if row is None]:
            self._set.delete(gone)
        if present := [row for _, row in rows if row is not None]:
            self._set.put(present)

    def _read(self, key: Key) -> None:
        """Read the row, and with it all that are expected."""
        assert self._set is not None
        self._expected[key] = None
        missing = [each for each in self._expected if each not in self._rows]
        self._expected.clear()
        self._rows.update(dict.fromkeys(missing))
        for row in self._set.find(missing):
            self._rows[self._key_of(row)] = row


@cache
def _fields(kind: type, names: tuple[str, ...]) -> "attrgetter[Any] | None":
    """What takes these fields out of an event, if it has them all."""
    return attrgetter(*names) if all(name in kind.__dataclass_fields__ for name in names) else None  # type: ignore[attr-defined]


def _tuple_of(names: Sequence[str]) -> Callable[[Row], Key]:
    """What takes these values out of a row."""
    if len(names) == 1:
        [name] = names
        return lambda row: (row[name],)
    return itemgetter(*names)
