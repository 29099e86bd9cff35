"""Two runners of the same views: one folds, the other follows and takes over; nothing is folded twice."""

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest

from app.infrastructure.database import leases
from app.infrastructure.database.leases import Lease, LeaseLost
from app.query.projections.projection_runner import ProjectionRunner
from tests.integration.logs import Log, on_both_engines
from tests.integration.test_projection_runner import fill, running, wait_for
from tests.integration.views import Views

pytestmark = on_both_engines


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def lease(views: Views, clock: Clock) -> Lease:
    return Lease(views.engine, "tried", clock)


def test_one_holds_it_until_it_lets_go(views: Views) -> None:
    clock = Clock()
    first, second = lease(views, clock), lease(views, clock)

    assert [first.hold(), second.hold()] == [True, False]
    first.release()
    clock.now += 1
    assert [second.hold(), first.hold()] == [True, False]


def test_who_is_gone_is_followed_when_the_time_is_over(views: Views, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leases, "SECONDS", dict.fromkeys(leases.SECONDS, -1.0))
    clock = Clock()
    first, second = lease(views, clock), lease(views, clock)

    assert [first.hold(), second.hold()] == [True, True]
    clock.now += 1
    with views.engine.begin() as connection, pytest.raises(LeaseLost):
        first.fence(connection)


def test_who_renews_it_in_time_keeps_it(views: Views) -> None:
    clock = Clock()
    first, second = lease(views, clock), lease(views, clock)
    for _ in range(5):
        clock.now += 30

        assert [first.hold(), second.hold()] == [True, False]


def test_who_knows_to_be_alone_need_not_wait(views: Views) -> None:
    clock = Clock()
    first, second = lease(views, clock), lease(views, clock)
    assert first.hold()
    second.seize()

    clock.now += 30
    assert [second.hold(), first.hold()] == [True, False]


@contextmanager
def all_running(runners: list[ProjectionRunner]) -> Iterator[None]:
    with ExitStack() as stack:
        for runner in runners:
            stack.enter_context(running(runner))
        yield


def test_of_two_runners_one_folds_and_both_get_there(log: Log, views: Views, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.query.projections.projection_runner.POLL_SECONDS", 0.01)
    runners = [views.runner(), views.runner()]
    with all_running(runners):
        for _ in range(10):
            fill(log, 3)
        for runner in runners:
            wait_for(runner, 30)

    assert {row[1] for row in views.rows()["marks_v2"]} == set(range(1, 31))
    assert views.rows()["tags_v1"] == [("engines", 30), ("history", 30)]


def test_when_the_one_that_folds_stops_the_other_takes_over(
    log: Log, views: Views, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.query.projections.projection_runner.POLL_SECONDS", 0.01)
    first, second = views.runner(), views.runner()
    with running(second):
        with running(first):
            fill(log, 3)
            wait_for(second, 3)
        fill(log, 3)
        wait_for(second, 6)

    assert len(views.rows()["marks_v2"]) == 6


def test_who_lost_the_lease_writes_nothing(log: Log, views: Views, monkeypatch: pytest.MonkeyPatch) -> None:
    first = views.runner()
    second = views.runner()
    monkeypatch.setattr(first._lease, "hold", lambda: True)  # it slept, and does not know
    second._lease.seize()
    fill(log, 2)
    stopped = threading.Timer(0.5, first.stop)
    stopped.start()
    first.catch_up()
    stopped.join()

    assert views.rows()["marks_v2"] == []
    second.catch_up()
    assert len(views.rows()["marks_v2"]) == 2
