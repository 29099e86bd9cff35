"""What happens to comments. Each names its post, so that whoever watches a thread need not look for it."""

from dataclasses import dataclass

from app.domain.events.event import Audience, DomainEvent, Erasable, event_type


@event_type("comment.added", version=1, audience=Audience.PUBLIC)
@dataclass(frozen=True, slots=True)
class CommentAdded(DomainEvent):
    """Somebody answered a post or a comment, in version 1 of their text.

    ``depth`` counts the comments above it; ``answers_version`` is the version of the post that they had read.
    """

    comment_id: str
    post_id: str
    parent_id: str | None
    depth: int
    author_id: str
    body: Erasable[str]
    language: str
    answers_version: int | None


@event_type("comment.edited", version=1, audience=Audience.PUBLIC)
@dataclass(frozen=True, slots=True)
class CommentEdited(DomainEvent):
    """A comment got a new version of its text."""

    comment_id: str
    post_id: str
    version: int
    body: Erasable[str]
    language: str
    reason: Erasable[str] | None


@event_type("comment.deleted", version=1, audience=Audience.PUBLIC)
@dataclass(frozen=True, slots=True)
class CommentDeleted(DomainEvent):
    """Its author took a comment down."""

    comment_id: str
    post_id: str
    reason: Erasable[str] | None


@event_type("comment.restored", version=1, audience=Audience.PUBLIC)
@dataclass(frozen=True, slots=True)
class CommentRestored(DomainEvent):
    """Its author put a deleted comment up again."""

    comment_id: str
    post_id: str
    reason: Erasable[str] | None
