"""What happens to log-ins."""

from dataclasses import dataclass

from app.domain.events.event import Audience, DomainEvent, JsonObject, event_type, upcasts


@event_type("session.started", version=2, audience=Audience.SUBJECT)
@dataclass(frozen=True, slots=True)
class SessionStarted(DomainEvent):
    """Somebody logged in. The digest is that of 256 bits of chance; ``ends_at`` counts seconds since 1970.

    Since version 2 it names the ``method``: ``registration`` or ``password``; before it is ``unknown``.
    """

    session_id: str
    user_id: str
    secret_digest: str
    ends_at: int
    method: str


@upcasts("session.started", from_version=1)
def _name_the_method(body: JsonObject) -> JsonObject:
    return {**body, "method": "unknown"}


@event_type("session.ended", version=1, audience=Audience.SUBJECT)
@dataclass(frozen=True, slots=True)
class SessionEnded(DomainEvent):
    """A log-in was ended before its time."""

    session_id: str
    user_id: str
