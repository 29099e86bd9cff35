"""An event as the log holds it."""

from dataclasses import dataclass
from datetime import timedelta

from app.domain.events.event import RecordedEvent
from app.infrastructure.serializers.json_serializer import Open, decode
from app.infrastructure.times import UNIX_EPOCH


def place_of(type_name: str, event_id: str) -> str:
    """Where a text opens and nowhere else."""
    return f"{type_name} {event_id}"


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """The header in clear, the body in bytes; ``at`` counts microseconds since 1970."""

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
    leaf: bytes

    def read(self, open: Open | None = None) -> RecordedEvent:
        """The event itself, its texts withheld where nothing opens them; raises ``UnknownEvent`` or ``DamagedBody``."""
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
            event=decode(self.type, self.schema_version, self.body, open),
        )
