"""Reads what a log was exported to into empty databases, and refuses what does not hold."""

from base64 import b64decode
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, BinaryIO

from sqlalchemy import Engine, LargeBinary, Table, func, insert, select, update
from sqlalchemy.exc import DBAPIError

from app.infrastructure.event_store.key_repository import keys, marks
from app.infrastructure.event_store.log_check import leaf_holds
from app.infrastructure.event_store.log_export import LOG_FORMAT, SECRETS_FORMAT, VERSION
from app.infrastructure.event_store.stored_event import StoredEvent
from app.infrastructure.event_store.tables import claims, events, streams
from app.infrastructure.serializers.json_lines import Json, LineReader

PAGE = 500

Advance = Callable[[int], None]
Line = tuple[Table, Json]


class LogImport:
    """Takes the events and claims of one file, then the secrets of the other; both must be of one export."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._header: Json = {}

    def read_log(self, file: BinaryIO, advance: Advance) -> int:
        """Events and claims; the head. Raises ``FileRefused``."""
        lines = LineReader(file, LOG_FORMAT, VERSION)
        self._header, told = lines.header, _Events(lines)
        _insert(self._engine, lines, map(told.row, lines), advance)
        if told.position != self._header.get("head"):
            raise lines.refused(f"there are {told.position} events, and the header says {self._header.get('head')}.")
        ends = select(events.c.stream_id, func.max(events.c.stream_version)).group_by(events.c.stream_id)
        with self._engine.begin() as connection:
            connection.execute(insert(streams).from_select(["stream_id", "version"], ends))
        return told.position

    def read_secrets(self, file: BinaryIO, key_engine: Engine, tables: Sequence[Table], advance: Advance) -> str:
        """Keys and the tables that are not events; the site's secret. Raises ``FileRefused``."""
        lines = LineReader(file, SECRETS_FORMAT, VERSION)
        if {**lines.header, "format": LOG_FORMAT} != self._header:
            raise lines.refused("it belongs to another export of the log.")
        told = _Secrets(lines, {table.name: table for table in tables})
        _insert(self._engine, lines, told.rows(), advance)
        _insert(key_engine, lines, told.keys(), advance)
        with key_engine.begin() as connection:
            connection.execute(update(marks).values(position=told.mark))
        return told.secret


class _Events:
    """Turns the lines of a log into rows, each in its place."""

    def __init__(self, lines: LineReader) -> None:
        self.position = 0
        self._lines = lines

    def row(self, line: tuple[str, Any]) -> Line:
        kind, content = line
        if kind == "claim":
            return claims, _fields(self._lines, claims, content)
        if kind != "event":
            raise self._lines.refused(f"a log has no {kind!r}.")
        values = _fields(self._lines, events, content)
        try:
            values |= {"body": values["body"].encode(), "leaf": bytes.fromhex(values["leaf"])}
        except (AttributeError, TypeError, ValueError):
            raise self._lines.refused("this is no event.") from None
        if values["position"] != self.position + 1:
            raise self._lines.refused(f"position {self.position + 1} should stand here.")
        if not leaf_holds(StoredEvent(**values)):
            raise self._lines.refused(f"the event at position {values['position']} was changed, its hash tells.")
        self.position += 1
        return events, values


class _Secrets:
    """Turns the lines of a file of secrets into rows: those of tables, then keys."""

    def __init__(self, lines: LineReader, tables: Mapping[str, Table]) -> None:
        self.secret, self.mark = "", 0
        self._lines, self._tables, self._iterator = lines, tables, iter(lines)
        self._first_key: Any = None

    def rows(self) -> Iterator[Line]:
        for kind, content in self._iterator:
            if kind == "secret":
                self.secret = str(content)
            elif kind == "mark" and isinstance(content, int):
                self.mark = content
            elif kind == "row":
                yield self._row(content)
            elif kind == "key":
                self._first_key = content
                return
            else:
                raise self._lines.refused("nothing here knows such a line.")

    def _row(self, content: Any) -> Line:
        table = self._tables.get(str(content.get("table"))) if isinstance(content, dict) else None
        if table is None:
            raise self._lines.refused("nothing here knows such a table.")
        return table, _raw(self._lines, table, content.get("values"))

    def keys(self) -> Iterator[Line]:
        if self._first_key is not None:
            yield keys, _raw(self._lines, keys, self._first_key)
        for kind, content in self._iterator:
            if kind != "key":
                raise self._lines.refused("a key should stand here.")
            yield keys, _raw(self._lines, keys, content)


def _insert(engine: Engine, lines: LineReader, rows: Iterator[Line], advance: Advance) -> None:
    """Store rows as they come, a page in a transaction."""
    while page := list(islice(rows, PAGE)):
        try:
            with engine.begin() as connection:
                for table in dict.fromkeys(table for table, _ in page):
                    connection.execute(insert(table), [values for of, values in page if of is table])
        except DBAPIError as error:
            raise lines.refused(f"a line among the last {len(page)} cannot be stored: {error.orig}.") from error
        advance(lines.bytes_read)


def _fields(lines: LineReader, table: Table, content: Any) -> Json:
    """The values of a line, which must be exactly those of the table's columns."""
    if not isinstance(content, dict) or content.keys() != set(table.columns.keys()):
        raise lines.refused(f"this does not have the fields of {table.name}.")
    return dict(content)


def _raw(lines: LineReader, table: Table, content: Any) -> Json:
    values = _fields(lines, table, content)
    for column in table.columns:
        if isinstance(column.type, LargeBinary) and values[column.name] is not None:
            try:
                values[column.name] = b64decode(values[column.name], validate=True)
            except (TypeError, ValueError):
                raise lines.refused(f"{column.name} is not what was written.") from None
    return values
