"""What somebody feels about a post or a comment."""

from app.domain.errors import NotFound
from app.domain.events.reaction_events import ReactionGiven, ReactionWithdrawn
from app.domain.models.actor import Actor
from app.domain.models.aggregates import Aggregate, applies
from app.domain.models.comment_aggregate import Comment
from app.domain.models.post_aggregate import Post


class TargetNotFound(NotFound):
    """There is no such post or comment."""

    code = "reaction.target_not_found"


class Reaction(Aggregate):
    """One kind of reaction of one person to one thing, on a stream of its own."""

    given: bool = False

    def give(self, *, by: Actor, to: Post | Comment, post: Post, kind: str) -> None:
        """React to what is there; doing so again changes nothing."""
        post.check_is_open()
        if isinstance(to, Comment):
            to.check_is_present()
        if not self.given:
            self._record(ReactionGiven(by.id or "", post.id, _comment_id(to), kind))

    def withdraw(self, *, by: Actor, to: Post | Comment, kind: str) -> None:
        """Take it back, be the thing gone or not; doing so again changes nothing."""
        if self.given:
            post_id = to.post_id if isinstance(to, Comment) else to.id
            self._record(ReactionWithdrawn(by.id or "", post_id, _comment_id(to), kind))

    @applies(ReactionGiven)
    def _given(self, event: ReactionGiven) -> None:
        self.given = True

    @applies(ReactionWithdrawn)
    def _withdrawn(self, event: ReactionWithdrawn) -> None:
        self.given = False


def _comment_id(target: Post | Comment) -> str | None:
    return target.id if isinstance(target, Comment) else None
