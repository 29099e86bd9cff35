"""The rules of reacting."""

from app.domain.events.event import DomainEvent
from app.domain.models.comment_aggregate import Comment, CommentIsDeleted
from app.domain.models.post_aggregate import Post, PostIsDeleted, VersionErased
from app.domain.models.reaction_aggregate import Reaction
from tests.facts import (
    COMMENT_DELETED,
    COMMENT_ID,
    COMMENT_LIKED,
    COMMENTED,
    DELETED,
    EDITED,
    LIKED,
    MALLORY,
    POST_ID,
    PUBLISHED,
    REACTION_ID,
    REDACTED,
    UNLIKED,
)
from tests.unit.given import Given, given


def a_reaction(*past: DomainEvent) -> Given[Reaction]:
    return given(Reaction, *past, id=REACTION_ID)


def a_post(*past: DomainEvent) -> Post:
    return Post.replay(POST_ID, (PUBLISHED, *past))


def a_comment(*past: DomainEvent) -> Comment:
    return Comment.replay(COMMENT_ID, (COMMENTED, *past))


def like(reaction: Reaction, post: Post, comment: Comment | None = None) -> None:
    reaction.give(by=MALLORY, to=comment or post, post=post, kind="like")


def withdraw(reaction: Reaction) -> None:
    reaction.withdraw(by=MALLORY, to=a_post(DELETED), kind="like")


def test_somebody_likes_a_post_and_a_comment() -> None:
    a_reaction().when(lambda reaction: like(reaction, a_post())).then(LIKED)
    a_reaction().when(lambda reaction: like(reaction, a_post(), a_comment())).then(COMMENT_LIKED)


def test_liking_twice_changes_nothing() -> None:
    a_reaction(LIKED).when(lambda reaction: like(reaction, a_post())).then()


def test_a_like_that_was_withdrawn_can_be_given_again() -> None:
    a_reaction(LIKED, UNLIKED).when(lambda reaction: like(reaction, a_post())).then(LIKED)


def test_what_is_gone_cannot_be_liked() -> None:
    a_reaction().when(lambda reaction: like(reaction, a_post(DELETED))).then_refused(PostIsDeleted)
    a_reaction().when(lambda reaction: like(reaction, a_post(EDITED, REDACTED))).then_refused(VersionErased)
    a_reaction().when(lambda reaction: like(reaction, a_post(DELETED), a_comment())).then_refused(PostIsDeleted)
    a_reaction().when(lambda reaction: like(reaction, a_post(), a_comment(COMMENT_DELETED))).then_refused(
        CommentIsDeleted
    )


def test_a_like_is_withdrawn_even_from_what_is_gone() -> None:
    a_reaction(LIKED).when(withdraw).then(UNLIKED)


def test_withdrawing_what_was_not_given_changes_nothing() -> None:
    a_reaction().when(withdraw).then()
    a_reaction(LIKED, UNLIKED).when(withdraw).then()
