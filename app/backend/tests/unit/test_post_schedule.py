"""When a post may be scheduled for, and what may become of it then."""

from datetime import UTC, datetime, timedelta

import pytest

from app.domain.errors import Invalid
from app.domain.events.event import DomainEvent
from app.domain.models.actor import GUEST, Actor
from app.domain.models.post_aggregate import NotTheAuthor, Post, PostNotFound
from app.domain.models.post_schedule import (
    AccountSuspended,
    PostNotScheduled,
    PublishAt,
    ScheduledInThePast,
    ScheduledTooFar,
)
from tests.facts import (
    ADA,
    ADA_ID,
    MALLORY,
    MODERATOR,
    POST_ID,
    PUBLISHED,
    SCHEDULE_CANCELLED,
    SCHEDULE_FAILED,
    SCHEDULED,
    TEXT,
)
from tests.unit.given import Given, given

NOW = datetime(2026, 5, 5, 12, 0, tzinfo=UTC)


def micro(at: datetime) -> int:
    return (at - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)


@pytest.mark.parametrize(
    ("text", "ahead"),
    [
        ("2026-05-05T12:00:01Z", timedelta(seconds=1)),
        ("2026-05-05t12:00:01z", timedelta(seconds=1)),
        ("2026-05-05T22:00:00+09:00", timedelta(hours=1)),
        ("2026-05-05T12:00:00.5-00:00", timedelta(seconds=0.5)),
        ("2026-05-05T12:00:00.000000001Z", timedelta(microseconds=1)),
        ("2027-05-06T12:00:00Z", timedelta(days=366)),
    ],
)
def test_a_time_counts_with_its_offset_and_is_never_moved_ahead(text: str, ahead: timedelta) -> None:
    assert PublishAt.parse(text, now=NOW) == PublishAt(micro(NOW + ahead))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "tomorrow",
        "2026-06-01",
        "2026-06-01T12:00:00",
        "2026-06-01T12:00Z",
        "2026-06-01 12:00:00Z",
        "2026-06-31T12:00:00Z",
        "2026-06-01T24:30:00Z",
        "2026-06-01T12:00:00+25:00",
        "２０２６-06-01T12:00:00Z",
        "0001-01-01T00:00:00+23:59",
        "9999-12-31T23:59:59-23:59",
        "2026-W23-1T12:00:00Z",
    ],
)
def test_what_names_no_moment_is_refused(text: str) -> None:
    with pytest.raises(Invalid) as refused:
        PublishAt.parse(text, now=NOW)

    assert refused.value.fields == {"publish_at": [{"code": "invalid"}]}


@pytest.mark.parametrize("text", ["2026-05-05T12:00:00Z", "1970-01-01T00:00:00Z", "2026-05-05T20:00:00+09:00"])
def test_a_time_that_is_over_is_refused(text: str) -> None:
    with pytest.raises(ScheduledInThePast) as refused:
        PublishAt.parse(text, now=NOW)

    assert refused.value.fields == {"publish_at": [{"code": "past"}]}


@pytest.mark.parametrize("text", ["2027-05-06T12:00:01Z", "9999-01-01T00:00:00Z"])
def test_a_time_more_than_a_year_ahead_is_refused(text: str) -> None:
    with pytest.raises(ScheduledTooFar) as refused:
        PublishAt.parse(text, now=NOW)

    assert refused.value.fields == {"publish_at": [{"code": "too_far"}]}


def a_scheduled_post(*past: DomainEvent) -> Given[Post]:
    return given(Post, SCHEDULED, *past, id=POST_ID)


def test_scheduling_states_the_text_and_the_time() -> None:
    post = Post.schedule(POST_ID, by=ADA, text=TEXT, at=PublishAt(SCHEDULED.publish_at))

    assert post.pending == [SCHEDULED]
    assert (post.version, post.waits) == (0, True)


def test_a_guest_cannot_schedule() -> None:
    with pytest.raises(NotTheAuthor):
        Post.schedule(POST_ID, by=GUEST, text=TEXT, at=PublishAt(1))


def test_a_scheduled_post_is_published_as_it_was_written() -> None:
    a_scheduled_post().when(lambda post: post.publish_scheduled(by=ADA, text=TEXT)).then(PUBLISHED)


def test_it_is_published_once() -> None:
    a_scheduled_post(PUBLISHED).when(lambda post: post.publish_scheduled(by=ADA, text=TEXT)).then_refused(
        PostNotScheduled
    )


def test_an_author_who_is_suspended_by_then_publishes_nothing() -> None:
    by = Actor(ADA_ID, "member", suspended=True)

    a_scheduled_post().when(lambda post: post.publish_scheduled(by=by, text=TEXT)).then_refused(AccountSuspended)


def test_why_it_was_not_published_is_told() -> None:
    a_scheduled_post().when(lambda post: post.fail_schedule(why="account.suspended")).then(SCHEDULE_FAILED)


@pytest.mark.parametrize("past", [(), (SCHEDULE_FAILED,)])
def test_an_author_cancels_what_waits_or_failed(past: tuple[DomainEvent, ...]) -> None:
    a_scheduled_post(*past).when(lambda post: post.cancel_schedule(by=ADA)).then(SCHEDULE_CANCELLED)


@pytest.mark.parametrize("past", [PUBLISHED, SCHEDULE_CANCELLED])
def test_what_does_not_wait_is_not_cancelled(past: DomainEvent) -> None:
    a_scheduled_post(past).when(lambda post: post.cancel_schedule(by=ADA)).then_refused(PostNotScheduled)


@pytest.mark.parametrize("past", [PUBLISHED, SCHEDULE_CANCELLED])
def test_what_does_not_wait_does_not_fail(past: DomainEvent) -> None:
    a_scheduled_post(past).when(lambda post: post.fail_schedule(why="x")).then_refused(PostNotScheduled)


@pytest.mark.parametrize("by", [MALLORY, MODERATOR, GUEST])
def test_nobody_else_learns_that_a_post_waits(by: Actor) -> None:
    a_scheduled_post().when(lambda post: post.cancel_schedule(by=by)).then_refused(PostNotFound)


@pytest.mark.parametrize("by", [MALLORY, MODERATOR])
def test_nobody_else_cancels_what_was_published(by: Actor) -> None:
    a_scheduled_post(PUBLISHED).when(lambda post: post.cancel_schedule(by=by)).then_refused(NotTheAuthor)


def test_what_was_published_at_once_never_waited() -> None:
    given(Post, PUBLISHED, id=POST_ID).when(lambda post: post.cancel_schedule(by=ADA)).then_refused(PostNotScheduled)
