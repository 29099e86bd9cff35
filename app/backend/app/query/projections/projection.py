"""What every projection is: a deterministic fold of events into the rows of views."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar

from sqlalchemy import Connection, Table

from app.domain.events.event import DomainEvent, RecordedEvent
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
    def handled(self) -> frozenset[str]:
        """The types of the events that any of them handles."""
        return frozenset(kind for projection in self.projections for kind in projection.handlers)

    @property
    def versions(self) -> str:
        return " ".join(f"{projection.name}={projection.version}" for projection in self.projections)

    @property
    def tables(self) -> list[Table]:
        return [rows.table for projection in self.projections for rows in projection.rows]


class Projection:
    """Folds the events it handles; a new ``version`` of it is a rebuild of its views."""

    name: ClassVar[str]
    version: ClassVar[int]
    handlers: ClassVar[Mapping[str, Callable[..., None]]] = {}

    def __init__(self, *rows: Rows) -> None:
        self.rows = rows

    def prepare(self, page: Sequence[RecordedEvent]) -> None:
        """Do what takes long and needs no rows, before the page is folded."""

    def open(self, connection: Connection) -> None:
        for rows in self.rows:
            rows.open(connection)

    def handle(self, recorded: RecordedEvent) -> None:
        """Fold the event, if it is one of those handled."""
        fold = self.handlers.get(recorded.event.type_name)
        if fold:
            fold(self, recorded.event, recorded)

    def flush(self) -> None:
        for rows in self.rows:
            rows.flush()
