"""What happens to accounts."""

from dataclasses import dataclass

from app.domain.events.event import Audience, DomainEvent, Erasable, event_type


@event_type("user.registered", version=1, audience=Audience.PUBLIC)
@dataclass(frozen=True, slots=True)
class UserRegistered(DomainEvent):
    """Somebody opened an account."""

    user_id: str
    username: Erasable[str]
    display_name: Erasable[str]
    language: str
    role: str
