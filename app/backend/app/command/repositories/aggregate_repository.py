"""How aggregates are loaded from the log and saved to it."""

from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from app.domain.errors import Conflict, NotFound
from app.domain.models.aggregates import Aggregate
from app.infrastructure.event_store.appends import Append, Claim, Receipt, RowChange, StreamAppend, StreamConflict
from app.infrastructure.event_store.event_repository import EventRepository
from app.infrastructure.event_store.stored_event import StoredEvent
from app.infrastructure.message_bus.command_bus import CommandContext

A = TypeVar("A", bound=Aggregate)


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

    def streams(self) -> tuple[StreamAppend, ...]:
        return tuple(StreamAppend(each.id, each.stream_version, tuple(each.pending)) for each in self.aggregates)


class AggregateRepository(Generic[A]):
    """Loads one kind of aggregate by folding its stream, and appends what it recorded."""

    aggregate: type[A]
    not_found: ClassVar[type[NotFound]]

    def __init__(self, log: EventRepository) -> None:
        self._log = log

    def get(self, id: str) -> A:
        """The aggregate as of now; raises its ``NotFound`` where the stream is none of its kind."""
        events = [stored.read().event for stored in self._stored(id)]
        return self.aggregate.replay(id, events)

    def _stored(self, id: str) -> list[StoredEvent]:
        stored = list(self._log.stream(id))
        kinds = {event.type_name for event in self.aggregate.folds}
        if not stored or stored[0].type not in kinds:
            raise self.not_found
        return stored

    def _append(self, change: Change, context: CommandContext) -> Receipt:
        """Append what the aggregates recorded; raises ``IdTaken`` or ``StreamConflict``."""
        append = Append(
            id=change.id,
            version=change.version,
            streams=change.streams(),
            command_id=context.command_id,
            correlation_id=context.correlation_id,
            causation_id=context.causation_id,
            actor_id=context.actor.id,
            claims=change.claims,
            idempotency=context.idempotency,
            rows=change.rows,
        )
        try:
            return self._log.append(append)
        except StreamConflict as conflict:
            if (conflict.stream_id, 0) in [(stream.stream_id, stream.expected_version) for stream in append.streams]:
                raise IdTaken from conflict
            raise
