"""The rules of adding and changing comments."""

from dataclasses import replace

import pytest

from app.domain.events.event import DomainEvent
from app.domain.models.actor import GUEST, Actor
from app.domain.models.comment_aggregate import (
    Answered,
    Comment,
    CommentElsewhere,
    CommentIsDeleted,
    CommentIsNotDeleted,
    CommentReasonRequired,
    CommentTooDeep,
    CommentVersionConflict,
    NotTheCommenter,
)
from app.domain.models.post_aggregate import Post, PostIsDeleted, VersionErased, VersionNotFound
from app.domain.models.value_objects import CommentText
from tests.facts import (
    ADA,
    ANSWER_ID,
    ANSWERED,
    COMMENT_DELETED,
    COMMENT_EDITED,
    COMMENT_ID,
    COMMENT_RESTORED,
    COMMENT_TEXT,
    COMMENTED,
    DELETED,
    EDITED,
    MALLORY,
    MODERATOR,
    NEW_COMMENT_TEXT,
    POST_ID,
    PUBLISHED,
    REDACTED,
    RESTORED,
    UNKNOWN_ID,
)
from tests.unit.given import Given, given


def a_post(*past: DomainEvent) -> Post:
    return Post.replay(POST_ID, (PUBLISHED, *past))


def a_comment(*past: DomainEvent) -> Given[Comment]:
    return given(Comment, COMMENTED, *past, id=COMMENT_ID)


def the_comment(*past: DomainEvent) -> Comment:
    return Comment.replay(COMMENT_ID, (COMMENTED, *past))


def answer(to: Answered) -> list[DomainEvent]:
    """What Ada's answer tells."""
    return Comment.add(ANSWER_ID, by=ADA, text=CommentText("Does it?", "en"), to=to).pending


def edit(comment: Comment, by: Actor = MALLORY, reason: str | None = "shorter", expected: int | None = None) -> None:
    comment.edit(by=by, text=NEW_COMMENT_TEXT, reason=reason, expected_version=expected)


def test_a_comment_on_a_post_states_what_it_answers() -> None:
    comment = Comment.add(COMMENT_ID, by=MALLORY, text=COMMENT_TEXT, to=Answered(a_post(), 1))

    assert comment.pending == [COMMENTED]
    assert (comment.version, comment.depth, comment.author_id) == (1, 0, MALLORY.id)


def test_an_answer_to_a_comment_stands_one_deeper() -> None:
    assert answer(Answered(a_post(), parent=the_comment())) == [ANSWERED]


def test_a_guest_cannot_comment() -> None:
    with pytest.raises(NotTheCommenter):
        Comment.add(COMMENT_ID, by=GUEST, text=COMMENT_TEXT, to=Answered(a_post()))


def test_a_deleted_post_cannot_be_answered_until_it_is_restored() -> None:
    with pytest.raises(PostIsDeleted):
        answer(Answered(a_post(DELETED)))
    assert answer(Answered(a_post(DELETED, RESTORED)))


def test_a_post_whose_text_is_erased_cannot_be_answered() -> None:
    with pytest.raises(VersionErased):
        answer(Answered(a_post(EDITED, REDACTED)))


@pytest.mark.parametrize("version", [-1, 0, 3])
def test_a_version_that_never_was_cannot_be_answered(version: int) -> None:
    with pytest.raises(VersionNotFound):
        answer(Answered(a_post(EDITED), version))


def test_an_older_version_can_be_answered() -> None:
    assert answer(Answered(a_post(EDITED), 1)) == [replace(ANSWERED, parent_id=None, depth=0, answers_version=1)]


def test_a_comment_on_another_post_cannot_be_answered_here() -> None:
    elsewhere = Comment.replay(COMMENT_ID, [replace(COMMENTED, post_id=UNKNOWN_ID)])

    with pytest.raises(CommentElsewhere):
        answer(Answered(a_post(), parent=elsewhere))


def test_a_deleted_comment_cannot_be_answered_until_it_is_restored() -> None:
    with pytest.raises(CommentIsDeleted):
        answer(Answered(a_post(), parent=the_comment(COMMENT_DELETED)))
    assert answer(Answered(a_post(), parent=the_comment(COMMENT_DELETED, COMMENT_RESTORED))) == [ANSWERED]


def test_answers_go_a_hundred_deep_and_no_deeper() -> None:
    last, deepest = (Comment.replay(COMMENT_ID, [replace(COMMENTED, depth=depth)]) for depth in (99, 100))

    assert answer(Answered(a_post(), parent=last)) == [replace(ANSWERED, depth=100)]
    with pytest.raises(CommentTooDeep):
        answer(Answered(a_post(), parent=deepest))


def test_an_author_edits_a_comment_into_its_next_version() -> None:
    a_comment().when(edit).then(COMMENT_EDITED)


@pytest.mark.parametrize("expected", [0, 1, 3])
def test_an_edit_that_expects_another_version_of_a_comment_learns_the_actual_one(expected: int) -> None:
    deed = a_comment(COMMENT_EDITED).when(lambda comment: edit(comment, expected=expected))

    assert deed.then_refused(CommentVersionConflict).parameters == {"actual_version": 2}


@pytest.mark.parametrize("actor", [ADA, GUEST])
@pytest.mark.parametrize("past", [(), (COMMENT_DELETED,)])
def test_nobody_else_edits_a_comment_or_learns_that_it_is_deleted(actor: Actor, past: tuple[DomainEvent, ...]) -> None:
    a_comment(*past).when(lambda comment: edit(comment, by=actor)).then_refused(NotTheCommenter)


def test_who_moderates_edits_anothers_comment_with_a_reason() -> None:
    a_comment().when(lambda comment: edit(comment, by=MODERATOR)).then(COMMENT_EDITED)
    a_comment().when(lambda comment: edit(comment, by=MODERATOR, reason=" ")).then_refused(CommentReasonRequired)


def test_a_deleted_comment_cannot_be_edited() -> None:
    a_comment(COMMENT_DELETED).when(edit).then_refused(CommentIsDeleted)


def test_an_author_deletes_a_comment_once() -> None:
    a_comment().when(lambda comment: comment.delete(by=MALLORY, reason="beside the point")).then(COMMENT_DELETED)
    a_comment(COMMENT_DELETED).when(lambda comment: comment.delete(by=MALLORY, reason=None)).then_refused(
        CommentIsDeleted
    )


def test_an_author_restores_a_deleted_comment_once() -> None:
    a_comment(COMMENT_DELETED).when(lambda comment: comment.restore(by=MALLORY, reason=None)).then(COMMENT_RESTORED)
    a_comment(COMMENT_DELETED, COMMENT_RESTORED).when(
        lambda comment: comment.restore(by=MALLORY, reason=None)
    ).then_refused(CommentIsNotDeleted)


@pytest.mark.parametrize("actor", [ADA, MODERATOR, GUEST])
def test_only_its_author_deletes_and_restores_a_comment(actor: Actor) -> None:
    a_comment().when(lambda comment: comment.delete(by=actor, reason="spam")).then_refused(NotTheCommenter)
    a_comment(COMMENT_DELETED).when(lambda comment: comment.restore(by=actor, reason=None)).then_refused(
        NotTheCommenter
    )


def test_a_restored_comment_keeps_its_version_and_can_be_edited() -> None:
    a_comment(COMMENT_DELETED, COMMENT_RESTORED).when(edit).then(COMMENT_EDITED)
