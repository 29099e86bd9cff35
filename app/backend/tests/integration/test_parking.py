"""What a view cannot take in waits with the later events of its stream; all else flows, and nothing is guessed."""

import threading
from collections.abc import Iterator

import pytest
from sqlalchemy.exc import OperationalError

from app.app import projections
from app.domain.events.event import DomainEvent
from app.domain.events.post_events import PostDeleted, PostPublished, PostRestored
from app.domain.events.view_events import VIEWS_ID, ViewParkedDiscarded, ViewRebuildOrdered, ViewRetryOrdered
from app.query.projections import fold, pages
from app.query.projections.parked import BEHIND, Parked, parked_of
from app.query.projections.projection_runner import ProjectionRunner
from tests.facts import ADA_ID
from tests.integration.faulty import Faulty, mend, number_of, seen
from tests.integration.logs import Log, a_stream, an_append, an_id, on_both_engines
from tests.integration.test_projection_runner import running, wait_for
from tests.integration.views import Views

pytestmark = on_both_engines
BAD, GOOD = an_id(), an_id()


@pytest.fixture(autouse=True)
def _afresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(fold, "PAUSES", (0.0, 0.0))
    yield
    mend()


@pytest.fixture
def runner(log: Log, views: Views) -> ProjectionRunner:
    """A runner of all views and the faulty one, over a log of two posts that were published, then deleted."""
    for stream_id in (BAD, GOOD):
        log.events.append(an_append(a_stream(a_post(stream_id), id=stream_id)))
    for stream_id in (BAD, GOOD):
        log.events.append(an_append(a_stream(PostDeleted(stream_id, None), id=stream_id, expected=1)))
    return a_runner(views)


def a_post(id: str, body: str = "It weaves.") -> PostPublished:
    return PostPublished(id, ADA_ID, "On engines", body, ("x",), "en")


def a_runner(views: Views) -> ProjectionRunner:
    return views.runner([*projections(), Faulty()])


def parked(views: Views) -> list[Parked]:
    with views.engine.connect() as connection:
        return parked_of(connection, "faulty", number_of(connection))


def order(log: Log, *orders: DomainEvent) -> None:
    stands = len(log.events.stream(VIEWS_ID))
    log.events.append(an_append(a_stream(*orders, id=VIEWS_ID, expected=stands)))


def work_off(runner: ProjectionRunner) -> None:
    runner.catch_up()
    runner.build()


def test_the_later_events_of_its_stream_wait_too_and_the_rest_flows(runner: ProjectionRunner, views: Views) -> None:
    Faulty.raises[1] = LookupError("Ada's secret")
    runner.catch_up()

    assert seen(views) == [2, 4]
    assert parked(views) == [Parked("faulty", 1, BAD, 1, 3, 2, "post.published", "LookupError")]
    assert len(views.rows()["marks_v2"]) == 4
    assert [row[1] for row in views.rows()["checkpoints"]] == [4]
    assert runner.reasons() == []
    assert runner.notes() == ["Parked in the faulty view: events of 1 streams."]


def test_it_is_tried_again_before_it_is_parked(runner: ProjectionRunner, views: Views) -> None:
    Faulty.raises[3] = LookupError()
    runner.catch_up()

    assert Faulty.tried.count(3) == 4
    assert seen(views) == [1, 2, 4]


def test_what_holds_in_the_end_is_not_parked(
    runner: ProjectionRunner, views: Views, monkeypatch: pytest.MonkeyPatch
) -> None:
    Faulty.raises[3] = LookupError()
    monkeypatch.setattr(runner._stopped, "wait", lambda _: Faulty.raises.clear())
    runner.catch_up()

    assert (seen(views), parked(views)) == ([1, 2, 3, 4], [])


def test_what_the_database_does_not_take_waits_and_the_rest_flows(runner: ProjectionRunner, views: Views) -> None:
    Faulty.spoilt.add(1)
    runner.catch_up()

    [found] = parked(views)
    assert (seen(views), found.first, found.error in {"IntegrityError", "NotNullViolation"}) == ([2, 4], 1, True)


def test_a_database_that_fails_parks_nothing(runner: ProjectionRunner, views: Views) -> None:
    Faulty.raises[3] = OperationalError("", {}, Exception("the disk is full"))
    with pytest.raises(OperationalError):
        runner.catch_up()

    assert (seen(views), parked(views)) == ([], [])
    Faulty.raises.clear()
    runner.catch_up()
    assert seen(views) == [1, 2, 3, 4]


def test_who_starts_again_goes_on_letting_them_wait(
    runner: ProjectionRunner, views: Views, log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "PAGE", 1)
    Faulty.raises[1] = LookupError()
    runner.catch_up()
    Faulty.raises.clear()
    again = a_runner(views)
    log.events.append(an_append(a_stream(PostRestored(BAD, None), id=BAD, expected=2)))
    again.catch_up()

    assert seen(views) == [2, 4]
    assert [(each.first, each.last, each.events) for each in parked(views)] == [(1, 5, 3)]


@pytest.mark.parametrize(("type", "version"), [("post.published", 99), ("post.dreamt", 1)])
def test_what_this_code_does_not_know_waits_in_every_view_that_it_may_concern(
    log: Log, views: Views, type: str, version: int
) -> None:
    log.events.append(an_append(a_stream(id=BAD)))
    with log.owner.begin() as connection:
        columns = "event_id, actor_id, command_id, correlation_id, causation_id, body, leaf"
        connection.exec_driver_sql(
            f"INSERT INTO events SELECT 2, at, stream_id, 2, '{type}', {version}, {columns} FROM events"
        )
    runner = a_runner(views)
    runner.catch_up()

    assert [row[1] for row in views.rows()["checkpoints"]] == [2]
    assert [(each.first, each.error) for each in parked(views)] == [(2, f"UnknownEvent: {type} version {version}")]
    waiting = {seat.projection.name for seat in runner.seats if seat.parked}
    assert waiting >= {"posts", "timeline", "faulty"}
    assert ("sessions" in waiting) is (type == "post.dreamt")


def test_a_very_long_body_in_the_middle_of_a_page_holds_up_nothing(log: Log, views: Views) -> None:
    for body in ("before", "x " * 2**18, "after"):
        id = an_id()
        log.events.append(an_append(a_stream(a_post(id, body), id=id)))
    runner = a_runner(views)
    runner.catch_up()

    assert (seen(views), parked(views)) == ([1, 2, 3], [])


def test_a_retry_after_the_fix_gives_the_rows_of_a_clean_fold(runner: ProjectionRunner, views: Views, log: Log) -> None:
    Faulty.raises[1] = LookupError()
    runner.catch_up()
    Faulty.raises.clear()
    order(log, ViewRetryOrdered("faulty", BAD))
    work_off(runner)

    assert (seen(views), parked(views), runner.notes()) == ([1, 2, 3, 4], [], [])
    before = views.rows()
    runner.rebuild()
    assert (seen(views), views.rows()) == ([1, 2, 3, 4], before)


def test_a_retry_without_a_fix_parks_again(runner: ProjectionRunner, views: Views, log: Log) -> None:
    Faulty.raises[1] = LookupError()
    order(log, ViewRetryOrdered("faulty", BAD))
    work_off(runner)

    assert seen(views) == [2, 4]
    assert [(each.number, each.first, each.last, each.error) for each in parked(views)] == [(2, 1, 3, "LookupError")]


def test_what_was_discarded_is_skipped_for_ever_and_nothing_else_is(
    runner: ProjectionRunner, views: Views, log: Log
) -> None:
    Faulty.raises[1] = LookupError()
    runner.catch_up()
    order(log, ViewParkedDiscarded("faulty", BAD, 1, 1, "not to be mended"))
    runner.catch_up()
    assert [(each.first, each.error) for each in parked(views)] == [(3, BEHIND)]
    order(log, ViewRetryOrdered("faulty", BAD))
    work_off(runner)

    assert (seen(views), parked(views)) == ([2, 3, 4], [])
    runner.rebuild()
    assert (seen(views), parked(views)) == ([2, 3, 4], [])


def test_a_stream_flows_again_when_all_that_waited_was_discarded(
    runner: ProjectionRunner, views: Views, log: Log
) -> None:
    Faulty.raises[1] = LookupError()
    runner.catch_up()
    order(log, ViewParkedDiscarded("faulty", BAD, 1, 3, "not to be mended"))
    log.events.append(an_append(a_stream(PostRestored(BAD, None), id=BAD, expected=2)))
    runner.catch_up()

    assert (seen(views), parked(views)) == ([2, 4, 6], [])
    runner.rebuild()
    assert seen(views) == [2, 4, 6]


def test_an_order_is_carried_out_once(runner: ProjectionRunner, views: Views, log: Log) -> None:
    order(log, ViewRebuildOrdered("faulty"), ViewRebuildOrdered("no such view"))
    work_off(runner)
    with views.engine.connect() as connection:
        assert number_of(connection) == 2

    again = a_runner(views)
    work_off(again)
    again.rebuild()
    again.build()
    with views.engine.connect() as connection:
        assert number_of(connection) == 3  # that of the rebuild itself


def test_a_runner_parks_within_a_moment_and_goes_on(runner: ProjectionRunner, views: Views, log: Log) -> None:
    Faulty.raises[5] = LookupError()
    with running(runner):
        log.events.append(an_append(a_stream()))
        log.events.append(an_append(a_stream()))
        wait_for(runner, 6)
        while not runner.notes():
            threading.Event().wait(0.001)

    assert seen(views) == [1, 2, 3, 4, 6]
