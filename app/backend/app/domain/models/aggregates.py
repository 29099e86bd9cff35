"""The base of aggregates: plain classes rebuilt from events that record new ones."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, ClassVar, Self, TypeVar

from app.domain.events.event import DomainEvent

A = TypeVar("A", bound="Aggregate")
E = TypeVar("E", bound=DomainEvent)
Apply = Callable[[A, E], None]


class _Applier:
    """Marks a method as the fold of one event type, until ``Aggregate`` collects it."""

    def __init__(self, event: type[DomainEvent], fold: Callable[..., None]) -> None:
        self.event, self.fold = event, fold

    def __set_name__(self, owner: "type[Aggregate]", name: str) -> None:
        setattr(owner, name, self.fold)
        owner.folds = {**owner.folds, self.event: self.fold}


def applies(event: type[E]) -> Callable[[Apply[A, E]], Any]:
    """The decorated method changes the aggregate's state by that event, and does nothing else."""
    return lambda fold: _Applier(event, fold)


class Aggregate:
    """State folded from one stream; holds no erasable content, so loading needs no keys."""

    folds: ClassVar[dict[type[DomainEvent], Callable[..., None]]] = {}
    snapshot_version: ClassVar[int] = 1
    """To be raised where an event is folded into another state than before, so that older snapshots are not used."""

    def __init__(self, id: str) -> None:
        self.id = id
        self.stream_version = 0
        self.pending: list[DomainEvent] = []

    @classmethod
    def replay(cls, id: str, events: Iterable[DomainEvent]) -> Self:
        return cls(id).follow(events)

    @classmethod
    def resume(cls, id: str, stream_version: int, state: Mapping[str, object]) -> Self:
        """The aggregate as it was at a version of its stream, from the values that it declares."""
        aggregate = cls(id)
        aggregate.stream_version = stream_version
        vars(aggregate).update(state)
        return aggregate

    def follow(self, events: Iterable[DomainEvent]) -> Self:
        """Fold what is stored behind the aggregate's version of the stream."""
        for event in events:
            self._apply(event)
            self.stream_version += 1
        return self

    @property
    def changes(self) -> int:
        """How often it was changed, by what it has just recorded too."""
        return self.stream_version + len(self.pending)

    def _record(self, event: DomainEvent) -> None:
        self._apply(event)
        self.pending.append(event)

    def _apply(self, event: DomainEvent) -> None:
        self.folds[type(event)](self, event)
