"""What happens to posts. Each event that brings a text carries it whole, so that it stands alone."""

from dataclasses import dataclass

from app.domain.events.event import Audience, DomainEvent, Erasable, Erasure, JsonObject, event_type, upcasts


@event_type("post.scheduled", version=1, audience=Audience.SUBJECT)
@dataclass(frozen=True, slots=True)
class PostScheduled(DomainEvent):
    """A post was written that is to appear later; ``publish_at`` counts microseconds since 1970."""

    post_id: str
    author_id: str
    publish_at: int
    title: Erasable[str]
    body: Erasable[str]
    tags: tuple[str, ...]
    language: str


@event_type("post.schedule_cancelled", version=1, audience=Audience.SUBJECT)
@dataclass(frozen=True, slots=True)
class PostScheduleCancelled(DomainEvent):
    """A post will not appear after all; nobody can come to its text any more, so that is erased."""

    post_id: str
    author_id: str

    def erasure(self) -> Erasure:
        return Erasure(stream_ids=(self.post_id,))


@event_type("post.schedule_failed", version=1, audience=Audience.SUBJECT)
@dataclass(frozen=True, slots=True)
class PostScheduleFailed(DomainEvent):
    """A post could not be published when its time had come; ``why`` is the code of the refusal."""

    post_id: str
    author_id: str
    why: str


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


@event_type("post.version_redacted", version=2, audience=Audience.PUBLIC)
@dataclass(frozen=True, slots=True)
class PostVersionRedacted(DomainEvent):
    """Its author erased the text of one version for good; ``text_event_ids`` are the events that brought it.

    Since version 2 they may be several: a post that was scheduled was told twice.
    """

    post_id: str
    version: int
    text_event_ids: tuple[str, ...]
    reason: Erasable[str] | None

    def erasure(self) -> Erasure:
        return Erasure(event_ids=self.text_event_ids)


@upcasts("post.version_redacted", from_version=1)
def _name_all_events(body: JsonObject) -> JsonObject:
    rest = {name: value for name, value in body.items() if name != "text_event_id"}
    return {**rest, "text_event_ids": [body["text_event_id"]]}


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
