"""The law of projections: stale rows and the events since make fresh rows, however they are folded."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.events.event import DomainEvent
from app.domain.events.post_events import PostEdited, PostPublished, PostScheduled
from app.domain.events.session_events import SessionStarted
from app.domain.events.user_events import UserRegistered
from app.infrastructure.event_store.stored_event import StoredEvent
from app.query.projections import pages
from app.query.projections.rows import Key, Rows
from tests.facts import (
    ADA_ID,
    ANSWER_ID,
    ANSWERED,
    COMMENT_DELETED,
    COMMENT_EDITED,
    COMMENT_ID,
    COMMENT_LIKED,
    COMMENT_RESTORED,
    COMMENTED,
    DELETED,
    EDITED,
    ENDED,
    LIKED,
    MALLORY_ID,
    PASSWORD_CHANGED,
    POST_ID,
    PROFILE_CHANGED,
    PUBLISHED,
    REACTION_ID,
    REGISTERED,
    RENAMED,
    RESTORED,
    REVERTED,
    SCHEDULE_CANCELLED,
    SCHEDULE_FAILED,
    SCHEDULED,
    SESSION_ID,
    STARTED,
    UNLIKED,
)
from tests.integration.logs import Log, a_stream, an_append, an_id, on_both_engines
from tests.integration.views import Views, views_of

pytestmark = on_both_engines
SECOND, LOST, KEPT, OTHER_REACTION = an_id(), an_id(), an_id(), an_id()
WAITING, FAILED, CANCELLED, OUT = an_id(), an_id(), an_id(), an_id()


def scheduled(id: str) -> PostScheduled:
    return replace(SCHEDULED, post_id=id)


STREAMS: list[tuple[str, list[DomainEvent]]] = [
    (REGISTERED.user_id, [REGISTERED, PROFILE_CHANGED, RENAMED, PASSWORD_CHANGED]),
    (SESSION_ID, [STARTED, ENDED]),
    (LOST, [SessionStarted(LOST, ADA_ID, "e" * 64, 1_800_000_000, "registration")]),
    (KEPT, [SessionStarted(KEPT, MALLORY_ID, "f" * 64, 1_800_000_000, "registration")]),
    (MALLORY_ID, [UserRegistered(MALLORY_ID, "Mallory", "Mallory", "en", "member")]),
    (POST_ID, [PUBLISHED, EDITED, REVERTED, DELETED, RESTORED, DELETED]),
    (COMMENT_ID, [COMMENTED, COMMENT_EDITED, COMMENT_DELETED, COMMENT_RESTORED]),
    (ANSWER_ID, [ANSWERED]),
    (REACTION_ID, [LIKED, UNLIKED, LIKED]),
    (OTHER_REACTION, [COMMENT_LIKED]),
    (
        SECOND,
        [
            PostPublished(SECOND, MALLORY_ID, "A second", "One.\n\nTwo.", ("engines", "x"), "en"),
            PostEdited(SECOND, 2, "A second", "One.\n\n二つ。", ("x", "y"), "ja", None),
        ],
    ),
    (WAITING, [scheduled(WAITING)]),
    (FAILED, [scheduled(FAILED), replace(SCHEDULE_FAILED, post_id=FAILED)]),
    (CANCELLED, [scheduled(CANCELLED), replace(SCHEDULE_CANCELLED, post_id=CANCELLED)]),
    (OUT, [scheduled(OUT), PostPublished(OUT, ADA_ID, "Out", "Now.", (), "en")]),
]


@pytest.fixture
def filled(log: Log) -> Log:
    """A log with every event of the board, streams mixed, one event a command."""
    rounds = max(len(events) for _, events in STREAMS)
    for version in range(rounds):
        for id, events in STREAMS:
            if version < len(events):
                log.events.append(an_append(a_stream(events[version], id=id, expected=version)))
    return log


@pytest.fixture
def views(filled: Log, views: Views) -> Views:
    return views


def test_views_hold_rows_of_every_table(views: Views) -> None:
    views.runner().catch_up()

    rows = views.rows()
    assert {name for name, found in rows.items() if not found} == set()
    assert [row[0] for row in rows["sessions_v2"]] == [KEPT]
    assert rows["tags_v1"] == [("x", 1), ("y", 1)]
    assert {(row[0], row[3]) for row in rows["scheduled_posts_v1"]} == {(WAITING, "scheduled"), (FAILED, "failed")}
    assert {(row[0], *row[-2:]) for row in rows["comment_places_v1"]} == {(COMMENT_ID, 1, 1), (ANSWER_ID, 0, 0)}
    assert [row[1:3] for row in rows["reactions_v1"]] == [(COMMENT_ID, "like"), (POST_ID, "like")]
    assert [row[1] for row in rows["checkpoints"]] == [views.events.head()]


@pytest.mark.parametrize("page", [1, 2, 3, 7])
def test_increments_of_any_size_agree_with_one_fold(
    views: Views, tmp_path: Path, page: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    views.runner().catch_up()
    with views_of(views.events, tmp_path / "other") as other:
        monkeypatch.setattr(pages, "PAGE", page)
        other.runner().catch_up()

        assert other.rows() == views.rows()


def test_rows_are_read_for_a_page_and_not_for_each_of_its_events(views: Views, monkeypatch: pytest.MonkeyPatch) -> None:
    reads: Counter[str] = Counter()
    read = Rows._read

    def counted(rows: Rows, key: Key) -> None:
        reads[rows.table.name] += 1
        read(rows, key)

    monkeypatch.setattr(Rows, "_read", counted)
    views.runner().catch_up()

    assert {name: times for name, times in reads.items() if times > 3} == {}


def test_a_rebuild_makes_the_same_rows(views: Views) -> None:
    runner = views.runner()
    runner.catch_up()
    before = views.rows()

    assert runner.rebuild() == views.events.head()
    assert views.rows() == before


def test_a_rebuild_mends_rows_that_were_spoilt(views: Views) -> None:
    runner = views.runner()
    runner.catch_up()
    before = views.rows()
    views.spoil("UPDATE tags_v1 SET post_count = 99", "DELETE FROM posts_v1")

    assert views.rows() != before
    runner.rebuild()
    assert views.rows() == before


def test_a_page_that_is_folded_again_changes_nothing(views: Views) -> None:
    behind, ahead = views.runner(), views.runner()
    ahead.catch_up()
    before = views.rows()

    behind.catch_up()
    assert views.rows() == before
    assert behind.reasons() == []


def test_a_runner_that_starts_again_goes_on_where_the_views_stand(
    views: Views, filled: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    class Watched:
        epoch, is_shared = filled.events.epoch, False

        def read(self, after: int, limit: int) -> list[StoredEvent]:
            asked.append(after)
            return filled.events.read(after, limit)

    views.runner().catch_up()
    before = views.rows()
    again = views.runner()
    monkeypatch.setattr(again._folding, "_events", Watched())
    again.catch_up()

    assert asked == [filled.events.head()]
    assert views.rows() == before


def test_views_of_another_history_are_folded_anew(views: Views, filled: Log) -> None:
    views.runner().catch_up()
    before = views.rows()
    with views.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE checkpoints SET epoch = 'restored', position = 1")
    views.runner().catch_up()

    assert views.rows() == before


def test_views_of_another_version_are_folded_anew(views: Views) -> None:
    views.runner().catch_up()
    before = views.rows()
    views.spoil("UPDATE generations SET version = 0 WHERE view = 'posts'", "DELETE FROM posts_v1")
    views.runner().catch_up()

    assert views.rows() == before
