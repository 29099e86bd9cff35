"""What every projection is: a deterministic fold of events into the rows of views."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar

from sqlalchemy import Connection, Table

from app.domain.events.event import DomainEvent, RecordedEvent
from app.infrastructure.database.numbered_tables import numbered_name
from app.infrastructure.database.past_tables import Past, is_past
from app.query.projections.past_rows import RememberedRows
from app.query.projections.rows import Rows

P = TypeVar("P", bound="Projection")
E = TypeVar("E", bound=DomainEvent)


class _Handler:
    """Marks a method as the handler of one event type, until ``Projection`` collects it."""

    def __init__(self, event: type[DomainEvent], fold: Callable[..., None]) -> None:
        self.event, self.fold = event, fold

    def __set_name__(self, owner: "type[Projection]", name: str) -> None:
        setattr(owner, name, self.fold)
        owner.handlers = {**owner.handlers, self.event.type_name: self.fold}


def on(event: type[E]) -> Callable[[Callable[[P, E, RecordedEvent], None]], Any]:
    """The decorated method folds that event; it calls no clock, no chance and no network."""
    return lambda fold: _Handler(event, fold)


@dataclass(frozen=True, slots=True)
class Group:
    """Projections whose views are answered together, and so share a checkpoint."""

    name: str
    projections: "Sequence[Projection]"

    @property
    def views(self) -> "dict[str, Projection]":
        return {projection.name: projection for projection in self.projections}

    @property
    def tables(self) -> list[Table]:
        return [rows.table for projection in self.projections for rows in projection.rows]

    @property
    def past(self) -> Past:
        """What can be looked back to."""
        return Past(table for table in self.tables if is_past(table))

    def placement(self, numbers: Mapping[str, int]) -> dict[str, str]:
        """The table that stands for each one that statements name, where the views' tables have those numbers."""
        return {
            rows.table.name: numbered_name(rows.table.name, numbers[projection.name])
            for projection in self.projections
            for rows in projection.rows
            if projection.name in numbers
        }


class Projection:
    """Folds the events it handles; a new ``version`` of it is a rebuild of its views.

    Where this code can read the tables of earlier versions and go on with them, ``continues`` is the first of those:
    they then answer until the new ones have caught up. Otherwise a start waits for that.
    """

    name: ClassVar[str]
    version: ClassVar[int]
    continues: ClassVar[int | None] = None
    reads_texts: ClassVar[bool] = True
    """Where it does not, the events of its group need not be opened with their keys."""
    handlers: ClassVar[Mapping[str, Callable[..., None]]] = {}

    def __init__(self, *rows: Rows) -> None:
        self.rows = [part for each in rows for part in each.parts]
        self.position = 0
        """Of the event that is folded."""

    def remembered(self, table: Table, *without: str) -> RememberedRows:
        """Rows that can be looked back to, but for those columns."""
        return RememberedRows(table, lambda: self.position, frozenset(without))

    def prepare(self, page: Sequence[RecordedEvent]) -> None:
        """Do what takes long and needs no rows, before the page is folded."""

    def expect(self, page: Sequence[RecordedEvent]) -> None:
        """Name the rows that the page will ask for, so that they are read at once; what is forgotten is read singly."""
        for rows in self.rows:
            rows.expect_named(page)

    def reads(self, version: int) -> bool:
        """Whether this code can read tables of that version, and go on with them."""
        return version == self.version or (self.continues is not None and self.continues <= version < self.version)

    def fold(self, connection: Connection, number: int, page: Sequence[RecordedEvent]) -> None:
        """Take the events, all of which are handled, into the tables with that number, as far as memory goes."""
        for rows in self.rows:
            rows.open(connection, number)
        self.expect(page)
        handlers = self.handlers
        for recorded in page:
            self.position = recorded.position
            handlers[recorded.event.type_name](self, recorded.event, recorded)

    def flush(self) -> None:
        """Write what the events that were folded last have changed."""
        for rows in self.rows:
            rows.flush()
