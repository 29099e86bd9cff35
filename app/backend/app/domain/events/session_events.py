"""What happens to log-ins."""

from dataclasses import dataclass

from app.domain.events.event import Audience, DomainEvent, event_type


@event_type("session.started", version=1, audience=Audience.SUBJECT)
@dataclass(frozen=True, slots=True)
class SessionStarted(DomainEvent):
    """Somebody logged in. The digest is that of 256 bits of chance; ``ends_at`` counts seconds since 1970."""

    session_id: str
    user_id: str
    secret_digest: str
    ends_at: int


@event_type("session.ended", version=1, audience=Audience.SUBJECT)
@dataclass(frozen=True, slots=True)
class SessionEnded(DomainEvent):
    """A log-in was ended before its time."""

    session_id: str
    user_id: str
