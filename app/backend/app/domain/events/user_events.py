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


@event_type("user.profile_changed", version=1, audience=Audience.PUBLIC)
@dataclass(frozen=True, slots=True)
class UserProfileChanged(DomainEvent):
    """Somebody changed how they are shown; what is none stayed."""

    user_id: str
    display_name: Erasable[str] | None
    bio: Erasable[str] | None
    language: str | None


@event_type("user.renamed", version=1, audience=Audience.PUBLIC)
@dataclass(frozen=True, slots=True)
class UserRenamed(DomainEvent):
    """Somebody took another user name; the old one stays theirs."""

    user_id: str
    username: Erasable[str]


@event_type("user.password_changed", version=1, audience=Audience.SUBJECT)
@dataclass(frozen=True, slots=True)
class UserPasswordChanged(DomainEvent):
    """Somebody has another password; all their sessions ended but the one that is kept."""

    user_id: str
    kept_session_id: str
