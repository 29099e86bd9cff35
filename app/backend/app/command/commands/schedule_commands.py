"""Orders about posts that are to appear later."""

from dataclasses import dataclass

from app.infrastructure.message_bus.command_bus import Retriable


@dataclass(frozen=True, slots=True, kw_only=True)
class SchedulePost:
    """Have a post published at a time, under an id that the client or the edge made."""

    id: str
    title: str
    body: str
    publish_at: str
    tags: tuple[str, ...] = ()
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelScheduledPost(Retriable):
    """Give up a post that waits for its time; its text is erased."""

    post_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishScheduledPost(Retriable):
    """Publish a post whose time has come; given by the process only."""

    post_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FailScheduledPost(Retriable):
    """Tell why a post could not be published when its time had come; given by the process only."""

    post_id: str
    why: str
