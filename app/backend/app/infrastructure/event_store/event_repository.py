"""The contract of the log, the same for every engine."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol

from app.domain.events.event import RecordedEvent
from app.infrastructure.event_store.appends import Append, IdempotencyKey, Receipt
from app.infrastructure.serializers.json_serializer import decode

UNIX_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """An event as the log holds it: the header in clear, the body in bytes."""

    position: int
    at: int
    stream_id: str
    stream_version: int
    type: str
    schema_version: int
    event_id: str
    actor_id: str | None
    command_id: str
    correlation_id: str
    causation_id: str | None
    body: bytes

    def read(self) -> RecordedEvent:
        """The event itself; raises ``UnknownEvent`` or ``DamagedBody``."""
        return RecordedEvent(
            position=self.position,
            at=UNIX_EPOCH + timedelta(microseconds=self.at),
            stream_id=self.stream_id,
            stream_version=self.stream_version,
            event_id=self.event_id,
            actor_id=self.actor_id,
            command_id=self.command_id,
            correlation_id=self.correlation_id,
            causation_id=self.causation_id,
            event=decode(self.type, self.schema_version, self.body),
        )


class EventRepository(Protocol):
    """An append-only log with dense positions and gapless stream versions."""

    @property
    def epoch(self) -> str:
        """Names this history of the log; another one after a restore."""
        ...

    def append(self, append: Append) -> Receipt:
        """Make all of it durable, or raise ``AppendRefused`` and store nothing."""
        ...

    def head(self) -> int:
        """The position of the last event; 0 for an empty log."""
        ...

    def read(self, after: int, limit: int) -> list[StoredEvent]:
        """The events behind a position, in order."""
        ...

    def stream(self, stream_id: str) -> Iterable[StoredEvent]:
        """The events of one stream, in order; none for an unknown stream."""
        ...

    def reasons(self) -> list[str]:
        """Why the log cannot take appends now; none when all is well."""
        ...

    def owner(self, digest: str) -> str | None:
        """Who holds a claim."""
        ...

    def replay(self, key: IdempotencyKey) -> Receipt | None:
        """The receipt that the key already has; raises ``KeyReused``."""
        ...
