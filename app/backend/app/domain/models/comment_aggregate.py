"""A comment and the rules of adding and changing it."""

from dataclasses import dataclass

from app.domain.errors import Conflict, Forbidden, Invalid, NotFound
from app.domain.events.comment_events import CommentAdded, CommentDeleted, CommentEdited, CommentRestored
from app.domain.models.actor import Actor
from app.domain.models.aggregates import Aggregate, applies
from app.domain.models.post_aggregate import Post
from app.domain.models.value_objects import CommentText, Depth


class CommentNotFound(NotFound):
    """There is no such comment."""

    code = "comment.not_found"


class NotTheCommenter(Forbidden):
    """Only its author may do this to a comment."""

    code = "comment.not_the_author"


class CommentReasonRequired(Invalid):
    """Who changes another's comment says why."""

    code = "comment.reason_required"
    field, flaw = "reason", "required"


class CommentIsDeleted(Conflict):
    """The comment is deleted."""

    code = "comment.deleted"


class CommentIsNotDeleted(Conflict):
    """The comment is not deleted."""

    code = "comment.not_deleted"


class CommentVersionConflict(Conflict):
    """The comment was changed meanwhile."""

    code = "comment.version_conflict"

    def __init__(self, actual_version: int) -> None:
        super().__init__(actual_version=actual_version)


class CommentElsewhere(Conflict):
    """The comment to be answered stands under another post."""

    code = "comment.elsewhere"


class CommentTooDeep(Conflict):
    """Too many answers to answers; answer one further up."""

    code = "comment.too_deep"


class Comment(Aggregate):
    """Who answered what, in which version; keeps no texts."""

    author_id: str
    post_id: str
    depth: int
    language: str
    version: int
    deleted: bool = False

    @classmethod
    def add(cls, id: str, *, by: Actor, text: CommentText, to: "Answered") -> "Comment":
        """Answer a post, or a comment on it."""
        if by.id is None:
            raise NotTheCommenter
        depth, parent_id = to.depth_of_answers(), to.parent.id if to.parent else None
        comment = cls(id)
        comment._record(CommentAdded(id, to.post.id, parent_id, depth, by.id, text.body, text.language, to.version))
        return comment

    def edit(self, *, by: Actor, text: CommentText, reason: str | None, expected_version: int | None) -> None:
        self.check_may_change(by=by, reason=reason)
        if expected_version not in (None, self.version):
            raise CommentVersionConflict(self.version)
        version = self.version + 1
        self._record(CommentEdited(self.id, self.post_id, version, text.body, text.language, reason))

    def check_may_change(self, *, by: Actor, reason: str | None) -> None:
        """Refuse whoever may not change the text now, before anything about the text itself is told."""
        if by.id != self.author_id and not by.moderates:
            raise NotTheCommenter
        if by.id != self.author_id and not (reason or "").strip():
            raise CommentReasonRequired
        self.check_is_present()

    def delete(self, *, by: Actor, reason: str | None) -> None:
        self._check_is_author(by)
        self.check_is_present()
        self._record(CommentDeleted(self.id, self.post_id, reason))

    def restore(self, *, by: Actor, reason: str | None) -> None:
        self._check_is_author(by)
        if not self.deleted:
            raise CommentIsNotDeleted
        self._record(CommentRestored(self.id, self.post_id, reason))

    def check_is_present(self) -> None:
        if self.deleted:
            raise CommentIsDeleted

    def _check_is_author(self, by: Actor) -> None:
        if by.id != self.author_id:
            raise NotTheCommenter

    @applies(CommentAdded)
    def _added(self, event: CommentAdded) -> None:
        self.author_id, self.post_id, self.depth = event.author_id, event.post_id, event.depth
        self.language, self.version = event.language, 1

    @applies(CommentEdited)
    def _edited(self, event: CommentEdited) -> None:
        self.language, self.version = event.language, event.version

    @applies(CommentDeleted)
    def _deleted(self, event: CommentDeleted) -> None:
        self.deleted = True

    @applies(CommentRestored)
    def _restored(self, event: CommentRestored) -> None:
        self.deleted = False


@dataclass(frozen=True, slots=True)
class Answered:
    """What a comment answers: a post in the version that was read, if that is told, and perhaps a comment on it."""

    post: Post
    version: int | None = None
    parent: Comment | None = None

    def depth_of_answers(self) -> int:
        """How many comments stand above an answer; raises where there can be none."""
        self.post.check_is_open()
        if self.version is not None:
            self.post.check_had(self.version)
        if self.parent is None:
            return 0
        if self.parent.post_id != self.post.id:
            raise CommentElsewhere
        self.parent.check_is_present()
        if self.parent.depth >= Depth.LIMIT:
            raise CommentTooDeep
        return self.parent.depth + 1
