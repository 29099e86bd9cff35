"""What happens to the keys that open the texts in the log."""

from dataclasses import dataclass

from app.domain.events.event import Audience, DomainEvent, event_type


@event_type("keys.destroyed", version=1, audience=Audience.OPERATORS)
@dataclass(frozen=True, slots=True)
class KeysDestroyed(DomainEvent):
    """The texts that an erasure named can be read by nobody any more; so many keys were destroyed for it."""

    erasure_event_id: str
    keys: int
