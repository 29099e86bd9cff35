"""The rules of publishing and changing posts."""

from collections.abc import Callable

import pytest

from app.domain.events.event import DomainEvent
from app.domain.models.actor import GUEST, Actor
from app.domain.models.post_aggregate import (
    NotTheAuthor,
    Post,
    PostIsDeleted,
    PostIsNotDeleted,
    ReasonRequired,
    VersionConflict,
    VersionErased,
    VersionNotFound,
)
from tests.facts import (
    ADA,
    DELETED,
    EDITED,
    MALLORY,
    MODERATOR,
    NEW_TEXT,
    POST_ID,
    PUBLISHED,
    REDACTED,
    RESTORED,
    REVERTED,
    TEXT,
    UNKNOWN_ID,
)
from tests.unit.given import Given, given


def a_post(*past: DomainEvent) -> Given[Post]:
    return given(Post, PUBLISHED, *past, id=POST_ID)


def edit(post: Post, by: Actor = ADA, reason: str | None = "clearer", expected: int | None = None) -> None:
    post.edit(by=by, text=NEW_TEXT, reason=reason, expected_version=expected)


def revert(post: Post, by: Actor = ADA, to: int = 1, reason: str | None = None) -> None:
    post.revert(by=by, to_version=to, text=TEXT, reason=reason)


def test_publishing_states_the_text_in_version_1() -> None:
    post = Post.publish(POST_ID, by=ADA, text=TEXT)

    assert post.pending == [PUBLISHED]
    assert (post.version, post.author_id, post.deleted) == (1, ADA.id, False)
    assert post.stream_version == 0


def test_a_guest_cannot_publish() -> None:
    with pytest.raises(NotTheAuthor):
        Post.publish(POST_ID, by=GUEST, text=TEXT)


def test_an_author_edits_a_post_into_its_next_version() -> None:
    a_post().when(edit).then(EDITED)


def test_an_edit_that_expects_the_current_version_holds() -> None:
    a_post().when(lambda post: edit(post, expected=1)).then(EDITED)


@pytest.mark.parametrize("expected", [0, 1, 3])
def test_an_edit_that_expects_another_version_learns_the_actual_one(expected: int) -> None:
    refusal = a_post(EDITED).when(lambda post: edit(post, expected=expected)).then_refused(VersionConflict)

    assert refusal.parameters == {"actual_version": 2}


def test_a_stranger_cannot_edit_a_post() -> None:
    a_post().when(lambda post: edit(post, by=MALLORY)).then_refused(NotTheAuthor)


def test_a_guest_cannot_edit_a_post() -> None:
    a_post().when(lambda post: edit(post, by=GUEST)).then_refused(NotTheAuthor)


@pytest.mark.parametrize("role", ["moderator", "administrator"])
def test_who_moderates_edits_anothers_post_with_a_reason(role: str) -> None:
    a_post().when(lambda post: edit(post, by=Actor(MODERATOR.id, role))).then(EDITED)


@pytest.mark.parametrize("reason", [None, "", "  \n"])
def test_who_moderates_gives_a_reason_for_editing_anothers_post(reason: str | None) -> None:
    refusal = a_post().when(lambda post: edit(post, by=MODERATOR, reason=reason)).then_refused(ReasonRequired)

    assert isinstance(refusal, ReasonRequired)
    assert refusal.fields == {"reason": [{"code": "required"}]}


def test_a_deleted_post_cannot_be_edited() -> None:
    a_post(DELETED).when(edit).then_refused(PostIsDeleted)


def test_a_stranger_does_not_learn_that_a_post_is_deleted() -> None:
    a_post(DELETED).when(lambda post: edit(post, by=MALLORY)).then_refused(NotTheAuthor)


def test_a_revert_puts_an_earlier_text_back_as_a_new_version() -> None:
    a_post(EDITED).when(revert).then(REVERTED)


@pytest.mark.parametrize("version", [-1, 0, 3])
def test_a_revert_to_a_version_that_never_was_is_refused(version: int) -> None:
    a_post(EDITED).when(lambda post: revert(post, to=version)).then_refused(VersionNotFound)


def test_a_stranger_cannot_revert_a_post() -> None:
    a_post(EDITED).when(lambda post: revert(post, by=MALLORY)).then_refused(NotTheAuthor)


def test_who_moderates_gives_a_reason_for_reverting_anothers_post() -> None:
    a_post(EDITED).when(lambda post: revert(post, by=MODERATOR)).then_refused(ReasonRequired)


def test_a_deleted_post_cannot_be_reverted() -> None:
    a_post(EDITED, DELETED).when(revert).then_refused(PostIsDeleted)


def test_an_author_deletes_a_post() -> None:
    a_post().when(lambda post: post.delete(by=ADA, reason="a mistake")).then(DELETED)


@pytest.mark.parametrize("actor", [MALLORY, MODERATOR, GUEST])
def test_only_its_author_deletes_a_post(actor: Actor) -> None:
    a_post().when(lambda post: post.delete(by=actor, reason="spam")).then_refused(NotTheAuthor)


def test_a_post_is_not_deleted_twice() -> None:
    a_post(DELETED).when(lambda post: post.delete(by=ADA, reason=None)).then_refused(PostIsDeleted)


def test_an_author_restores_a_deleted_post() -> None:
    a_post(DELETED).when(lambda post: post.restore(by=ADA, reason=None)).then(RESTORED)


@pytest.mark.parametrize("actor", [MALLORY, MODERATOR, GUEST])
def test_only_its_author_restores_a_post(actor: Actor) -> None:
    a_post(DELETED).when(lambda post: post.restore(by=actor, reason=None)).then_refused(NotTheAuthor)


def test_a_post_that_is_there_cannot_be_restored() -> None:
    a_post(DELETED, RESTORED).when(lambda post: post.restore(by=ADA, reason=None)).then_refused(PostIsNotDeleted)


def test_a_restored_post_keeps_its_version_and_can_be_edited() -> None:
    a_post(DELETED, RESTORED).when(edit).then(EDITED)


def redact(version: int, by: Actor = ADA) -> Callable[[Post], None]:
    return lambda post: post.redact(by=by, version=version, text_event_ids=(UNKNOWN_ID,), reason="a telephone number")


def test_an_author_erases_the_text_of_a_version() -> None:
    a_post(EDITED).when(redact(2)).then(REDACTED)


def test_the_text_of_a_deleted_post_can_be_erased() -> None:
    a_post(EDITED, DELETED).when(redact(2)).then(REDACTED)


@pytest.mark.parametrize("by", [MALLORY, MODERATOR])
@pytest.mark.parametrize("version", [1, 9])
def test_nobody_else_erases_a_text(by: Actor, version: int) -> None:
    a_post().when(redact(version, by)).then_refused(NotTheAuthor)


@pytest.mark.parametrize("version", [0, 3])
def test_a_version_that_never_was_cannot_be_erased(version: int) -> None:
    a_post(EDITED).when(redact(version)).then_refused(VersionNotFound)


def test_a_text_is_erased_once() -> None:
    a_post(EDITED, REDACTED).when(redact(2)).then_refused(VersionErased)


def test_an_erased_text_cannot_be_put_back() -> None:
    a_post(EDITED, REDACTED).when(lambda post: revert(post, to=2)).then_refused(VersionErased)
