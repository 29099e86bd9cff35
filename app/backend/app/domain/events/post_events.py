"""What happens to posts. Each event that brings a text carries it whole, so that it stands alone."""

from dataclasses import dataclass

from app.domain.events.event import Audience, DomainEvent, Erasable, Erasure, event_type


@event_type("post.published", version=1, audience=Audience.PUBLIC)
@dataclass(frozen=True, slots=True)
class PostPublished(DomainEvent):
    """A post appeared, in version 1 of its text."""

    post_id: str
    author_id: str
    title: Erasable[str]
    body: Erasable[str]
    tags: tuple[str, ...]
    language: str


@event_type("post.edited", version=1, audience=Audience.PUBLIC)
@dataclass(frozen=True, slots=True)
class PostEdited(DomainEvent):
    """A post got a new version of its text."""

    post_id: str
    version: int
    title: Erasable[str]
    body: Erasable[str]
    tags: tuple[str, ...]
    language: str
    reason: Erasable[str] | None


@event_type("post.reverted", version=1, audience=Audience.PUBLIC)
@dataclass(frozen=True, slots=True)
class PostReverted(DomainEvent):
    """A post got the text of an earlier version again, as a new version."""

    post_id: str
    version: int
    to_version: int
    title: Erasable[str]
    body: Erasable[str]
    tags: tuple[str, ...]
    language: str
    reason: Erasable[str] | None


@event_type("post.version_redacted", version=1, audience=Audience.PUBLIC)
@dataclass(frozen=True, slots=True)
class PostVersionRedacted(DomainEvent):
    """Its author erased the text of one version for good; ``text_event_id`` is the event that brought it."""

    post_id: str
    version: int
    text_event_id: str
    reason: Erasable[str] | None

    def erasure(self) -> Erasure:
        return Erasure(event_ids=(self.text_event_id,))


@event_type("post.deleted", version=1, audience=Audience.PUBLIC)
@dataclass(frozen=True, slots=True)
class PostDeleted(DomainEvent):
    """Its author took a post down."""

    post_id: str
    reason: Erasable[str] | None


@event_type("post.restored", version=1, audience=Audience.PUBLIC)
@dataclass(frozen=True, slots=True)
class PostRestored(DomainEvent):
    """Its author put a deleted post up again."""

    post_id: str
    reason: Erasable[str] | None
