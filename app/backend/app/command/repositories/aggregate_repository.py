"""How aggregates are loaded from the log and saved to it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from app.domain.errors import Conflict, NotFound
from app.domain.models.aggregates import Aggregate
from app.infrastructure.event_store.appends import (
    Append,
    Claim,
    Receipt,
    RowChange,
    State,
    StreamAppend,
    StreamConflict,
)
from app.infrastructure.event_store.event_repository import EventRepository
from app.infrastructure.event_store.tables import snapshots
from app.infrastructure.message_bus.command_bus import CommandContext
from app.infrastructure.serializers.aggregate_state import decode_state, encode_state, form_of

A = TypeVar("A", bound=Aggregate)

SNAPSHOT_EVERY = 100
"""Events of a stream, so that loading folds fewer than that many."""


class IdTaken(Conflict):
    """Something else has that id."""

    code = "id.taken"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What one command changed, and the thing and version that its receipt names."""

    id: str
    version: int
    aggregates: tuple[Aggregate, ...]
    claims: tuple[Claim, ...] = ()
    rows: tuple[RowChange, ...] = ()

    def streams(self) -> Iterator[StreamAppend]:
        for each in self.aggregates:
            state = State(form_of(type(each)), encode_state(each))
            yield StreamAppend(each.id, each.stream_version, tuple(each.pending), state)


class AggregateRepository(Generic[A]):
    """Loads one kind of aggregate by folding its stream, and appends what it recorded."""

    aggregate: type[A]
    not_found: ClassVar[type[NotFound]]

    def __init__(self, log: EventRepository) -> None:
        self._log = log

    def get(self, id: str) -> A:
        """The aggregate as of now; raises its ``NotFound`` where the stream is none of its kind."""
        history = self._log.history(id, form_of(self.aggregate))
        if history.state is not None:
            state = decode_state(self.aggregate, history.state)
            return self.aggregate.resume(id, history.version, state).follow(history.events)
        if not history.events or type(history.events[0]) not in self.aggregate.folds:
            raise self.not_found
        return self.aggregate.replay(id, history.events)

    def _append(self, change: Change, context: CommandContext) -> Receipt:
        """Append what the aggregates recorded; raises ``IdTaken`` or ``StreamConflict``."""
        streams = tuple(change.streams())
        append = Append(
            id=change.id,
            version=change.version,
            streams=streams,
            command_id=context.command_id,
            correlation_id=context.correlation_id,
            causation_id=context.causation_id,
            actor_id=context.actor.id,
            claims=change.claims,
            idempotency=context.idempotency,
            rows=(*change.rows, *_snapshots(streams), *context.rows),
        )
        try:
            return self._log.append(append)
        except StreamConflict as conflict:
            if (conflict.stream_id, 0) in [(stream.stream_id, stream.expected_version) for stream in append.streams]:
                raise IdTaken from conflict
            raise


def _snapshots(streams: Iterable[StreamAppend]) -> Iterator[RowChange]:
    """What long streams come to, stored with the events that lead there."""
    for each in streams:
        if each.state and each.version // SNAPSHOT_EVERY > each.expected_version // SNAPSHOT_EVERY:
            values = {"form": each.state.form, "version": each.version, "state": each.state.values}
            yield RowChange(snapshots, {"stream_id": each.stream_id}, values)
