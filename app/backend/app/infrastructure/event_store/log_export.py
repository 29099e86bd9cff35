"""Writes a log as lines of JSON, and in a second file what opens it."""

from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, BinaryIO

from sqlalchemy import Connection, LargeBinary, RowMapping, Table, select

from app.infrastructure.event_store.joint_snapshot import head_of
from app.infrastructure.event_store.key_repository import keys, marks
from app.infrastructure.event_store.tables import claims, epoch, events
from app.infrastructure.serializers.json_lines import LineWriter

LOG_FORMAT, SECRETS_FORMAT, VERSION = "hindsight-log", "hindsight-secrets", 1
PAGE = 500

Advance = Callable[[int], None]


class BodyUnreadable(Exception):
    """A body in the log is no text, so it was damaged."""

    def __init__(self, position: int) -> None:
        super().__init__(f"Position {position}: the body is damaged. Run ./hindsight log check.")


@dataclass(frozen=True, slots=True)
class LogExport:
    """The transaction of the log that is read, and when."""

    log: Connection
    made_at: datetime

    def header(self, format: str) -> dict[str, object]:
        """What both files begin with, so that one is known to belong to the other."""
        told = {"epoch": self.log.scalar(select(epoch.c.epoch)), "head": head_of(self.log)}
        return {"format": format, "version": VERSION, **told, "made_at": self.made_at.isoformat(timespec="seconds")}

    def write_log(self, file: BinaryIO, advance: Advance) -> None:
        """Events and claims; all of it may be shown to whoever may not read the texts."""
        lines = LineWriter(file, self.header(LOG_FORMAT))
        for row in _pages(self.log, events, "position"):
            lines.write({"event": _event(row)})
            advance(row["position"])
        for row in _pages(self.log, claims, "digest"):
            lines.write({"claim": _plain(claims, row)})
        lines.end()

    def write_secrets(self, file: BinaryIO, key_store: Connection, tables: Sequence[Table], secret: str) -> None:
        """Keys, the tables that are not events, and the site's secret: whoever has this reads everything."""
        lines = LineWriter(file, self.header(SECRETS_FORMAT))
        lines.write({"secret": secret})
        lines.write({"mark": key_store.scalar(select(marks.c.position))})
        for table in tables:
            for row in self.log.execute(select(table).order_by(*table.primary_key)).mappings():
                lines.write({"row": {"table": table.name, "values": _plain(table, row)}})
        for row in _pages(key_store, keys, "event_id"):
            lines.write({"key": _plain(keys, row)})
        lines.end()


def _pages(connection: Connection, table: Table, name: str) -> Iterator[RowMapping]:
    """All rows in the order of their key, a page at a time."""
    key, page = table.c[name], select(table).order_by(table.c[name]).limit(PAGE)
    rows = connection.execute(page).mappings().all()
    while rows:
        yield from rows
        rows = connection.execute(page.where(key > rows[-1][name])).mappings().all()


def _event(row: RowMapping) -> dict[str, object]:
    """An event in clear but for its texts; its body as the very text that its hash was made of."""
    try:
        return {**_named(events, row), "body": row["body"].decode(), "leaf": row["leaf"].hex()}
    except (AttributeError, UnicodeDecodeError):
        raise BodyUnreadable(row["position"]) from None


def _plain(table: Table, row: RowMapping) -> dict[str, object]:
    """A row as JSON can hold it."""
    raw = {column.name for column in table.columns if isinstance(column.type, LargeBinary)}
    named = _named(table, row).items()
    return {name: b64encode(value).decode() if name in raw and value else value for name, value in named}


def _named(table: Table, row: RowMapping) -> dict[str, Any]:
    """The values by names that are nothing but strings."""
    return {str(name): value for name, value in zip(table.columns.keys(), row.values(), strict=True)}
