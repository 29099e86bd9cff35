"""A post and the rules of changing it."""

from app.domain.errors import Conflict, Forbidden, Invalid, NotFound
from app.domain.events.post_events import (
    PostDeleted,
    PostEdited,
    PostPublished,
    PostRestored,
    PostReverted,
    PostScheduleCancelled,
    PostScheduled,
    PostScheduleFailed,
    PostVersionRedacted,
)
from app.domain.models.actor import Actor
from app.domain.models.aggregates import Aggregate, applies
from app.domain.models.post_schedule import AccountSuspended, PostNotScheduled, PublishAt
from app.domain.models.value_objects import PostText


class PostNotFound(NotFound):
    """There is no such post."""

    code = "post.not_found"


class NotTheAuthor(Forbidden):
    """Only its author may do this to a post."""

    code = "post.not_the_author"


class ReasonRequired(Invalid):
    """Who changes another's text says why."""

    code = "post.reason_required"
    field, flaw = "reason", "required"


class PostIsDeleted(Conflict):
    """The post is deleted."""

    code = "post.deleted"


class PostIsNotDeleted(Conflict):
    """The post is not deleted."""

    code = "post.not_deleted"


class VersionConflict(Conflict):
    """The text was changed meanwhile."""

    code = "post.version_conflict"

    def __init__(self, actual_version: int) -> None:
        super().__init__(actual_version=actual_version)


class VersionNotFound(NotFound):
    """The post has no such version."""

    code = "post.version_not_found"


class VersionErased(Conflict):
    """The text of that version is gone for good."""

    code = "post.version_erased"


class Post(Aggregate):
    """What was published, by whom, in which version; keeps no texts."""

    author_id: str
    version: int = 0
    """0 until it is published."""
    waits: bool = False
    """Whether it is to be published, or failed to be."""
    deleted: bool = False
    redacted: frozenset[int] = frozenset()

    @classmethod
    def publish(cls, id: str, *, by: Actor, text: PostText) -> "Post":
        if by.id is None:
            raise NotTheAuthor
        post = cls(id)
        post._record(PostPublished(id, by.id, text.title, text.body, text.tags, text.language))
        return post

    @classmethod
    def schedule(cls, id: str, *, by: Actor, text: PostText, at: PublishAt) -> "Post":
        """A post that nobody but its author knows of until its time has come."""
        if by.id is None:
            raise NotTheAuthor
        post = cls(id)
        said = (text.title, text.body, text.tags, text.language)
        post._record(PostScheduled(id, by.id, at.microseconds, *said))
        return post

    def publish_scheduled(self, *, by: Actor, text: PostText) -> None:
        """Let the scheduled text appear, if its author may publish now."""
        self.check_waits(by=by)
        if by.suspended:
            raise AccountSuspended
        self._record(PostPublished(self.id, self.author_id, text.title, text.body, text.tags, text.language))

    def cancel_schedule(self, *, by: Actor) -> None:
        self.check_waits(by=by)
        self._record(PostScheduleCancelled(self.id, self.author_id))

    def fail_schedule(self, *, why: str) -> None:
        """Tell its author why it did not appear; it can only be cancelled then."""
        if not self.waits:
            raise PostNotScheduled
        self._record(PostScheduleFailed(self.id, self.author_id, why))

    def check_waits(self, *, by: Actor) -> None:
        """Refuse whoever may not know of it or dispose of it, and what does not wait to be published."""
        if by.id != self.author_id:
            raise NotTheAuthor if self.version else PostNotFound
        if not self.waits:
            raise PostNotScheduled

    def edit(self, *, by: Actor, text: PostText, reason: str | None, expected_version: int | None) -> None:
        self.check_may_change(by=by, reason=reason)
        if expected_version not in (None, self.version):
            raise VersionConflict(self.version)
        version = self.version + 1
        self._record(PostEdited(self.id, version, text.title, text.body, text.tags, text.language, reason))

    def revert(self, *, by: Actor, to_version: int, text: PostText, reason: str | None) -> None:
        """Take up the text of an earlier version as a new one."""
        self.check_may_change(by=by, reason=reason)
        self.check_has_text(to_version)
        new = self.version + 1
        self._record(PostReverted(self.id, new, to_version, text.title, text.body, text.tags, text.language, reason))

    def check_may_change(self, *, by: Actor, reason: str | None) -> None:
        """Refuse whoever may not change the text now, before anything about the text itself is told."""
        if by.id != self.author_id and not by.moderates:
            raise NotTheAuthor
        if by.id != self.author_id and not (reason or "").strip():
            raise ReasonRequired
        if self.deleted:
            raise PostIsDeleted

    def delete(self, *, by: Actor, reason: str | None) -> None:
        self._check_is_author(by)
        if self.deleted:
            raise PostIsDeleted
        self._record(PostDeleted(self.id, reason))

    def restore(self, *, by: Actor, reason: str | None) -> None:
        self._check_is_author(by)
        if not self.deleted:
            raise PostIsNotDeleted
        self._record(PostRestored(self.id, reason))

    def redact(self, *, by: Actor, version: int, text_event_ids: tuple[str, ...], reason: str | None) -> None:
        """Erase the text of one version for good; ``text_event_ids`` are the events that brought it."""
        self.check_may_redact(by=by, version=version)
        self._record(PostVersionRedacted(self.id, version, text_event_ids, reason))

    def check_may_redact(self, *, by: Actor, version: int) -> None:
        self._check_is_author(by)
        self.check_has_text(version)

    def check_is_open(self) -> None:
        """Refuse whoever would answer a post that others cannot read."""
        if self.deleted:
            raise PostIsDeleted
        if self.version in self.redacted:
            raise VersionErased

    def check_had(self, version: int) -> None:
        """Raise ``VersionNotFound`` where there never was that version."""
        if not 1 <= version <= self.version:
            raise VersionNotFound

    def check_has_text(self, version: int) -> None:
        """Raise ``VersionNotFound`` or ``VersionErased`` where that version has no text."""
        self.check_had(version)
        if version in self.redacted:
            raise VersionErased

    def _check_is_author(self, by: Actor) -> None:
        if by.id != self.author_id:
            raise NotTheAuthor

    @applies(PostPublished)
    def _published(self, event: PostPublished) -> None:
        self.author_id, self.version, self.waits = event.author_id, 1, False

    @applies(PostScheduled)
    def _scheduled(self, event: PostScheduled) -> None:
        self.author_id, self.waits = event.author_id, True

    @applies(PostScheduleCancelled)
    def _cancelled(self, event: PostScheduleCancelled) -> None:
        self.waits = False

    @applies(PostScheduleFailed)
    def _failed(self, event: PostScheduleFailed) -> None:
        """It waits on, for its author to cancel it."""

    @applies(PostEdited)
    def _edited(self, event: PostEdited) -> None:
        self.version = event.version

    @applies(PostReverted)
    def _reverted(self, event: PostReverted) -> None:
        self.version = event.version

    @applies(PostVersionRedacted)
    def _redacted(self, event: PostVersionRedacted) -> None:
        self.redacted |= {event.version}

    @applies(PostDeleted)
    def _deleted(self, event: PostDeleted) -> None:
        self.deleted = True

    @applies(PostRestored)
    def _restored(self, event: PostRestored) -> None:
        self.deleted = False
