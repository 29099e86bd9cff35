"""Who folds views gives signs of life, which every process can hear; who is dead or hangs gives none."""

import threading
from typing import NamedTuple

import pytest

from app.infrastructure.database import heartbeats
from app.infrastructure.database.heartbeats import HeartbeatRow, hear
from app.infrastructure.pulse import LATE_SECONDS, Beat, Pulse
from app.query.projections.checkpoint_watch import CheckpointWatch
from app.query.projections.progress import Progress
from app.query.projections.projection_runner import ProjectionRunner
from tests.integration.clocks import clock_of
from tests.integration.logs import Log, on_both_engines
from tests.integration.test_projection_runner import fill, running, wait_for
from tests.integration.views import Views

pytestmark = on_both_engines


class Told(NamedTuple):
    """What stands in a row of heartbeats."""

    position: int
    head: int
    late: int
    failure: str


def told(views: Views) -> Told | None:
    with views.engine.connect() as connection:
        row = connection.execute(HeartbeatRow.table().select()).first()
    return Told(row.position, row.head, row.late, row.failure) if row else None


def until_told(views: Views, *expected: object) -> None:
    while (found := told(views)) is None or (*found[:2], found.failure) != expected:
        threading.Event().wait(0.01)


@pytest.fixture
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heartbeats, "BEAT_SECONDS", 0.0)


def late(runner: ProjectionRunner) -> bool:
    return runner._progress.is_late


def test_who_folds_tells_where_it_stands(log: Log, views: Views) -> None:
    fill(log, 3)
    runner = views.runner()
    with running(runner):
        wait_for(runner, 3)
        until_told(views, 3, 3, "")

    assert runner._progress.pulse.last.at is not None


def test_who_is_late_tells_by_how_much_and_when_it_is_over(
    log: Log, views: Views, often: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    with clock_of(log) as clock:
        fill(log, 2)
        clock.turn(60)
        runner = views.runner()
        runner._heart.beat(0)
        assert told(views) == (0, 2, 60_000, "")
        assert late(runner)

        monkeypatch.setattr(heartbeats, "BEAT_SECONDS", 3600.0)
        runner.catch_up()
    assert told(views) == (2, 2, 0, "")
    assert not late(runner)


def test_no_more_is_written_than_a_beat_a_second(log: Log, views: Views) -> None:
    runner = views.runner()
    runner.catch_up()
    first = told(views)
    fill(log, 1)
    runner.catch_up()

    assert told(views) == first == (0, 0, 0, "")


def test_who_fails_beats_with_its_failure(log: Log, views: Views, often: None, monkeypatch: pytest.MonkeyPatch) -> None:
    runner = views.runner()

    def fail(*_: object) -> None:
        raise KeyError

    monkeypatch.setattr(runner._folding, "take", fail)
    with running(runner):
        fill(log, 1)
        runner.ring(1)
        until_told(views, 0, 1, "KeyError")
        assert runner._progress.pulse.health("board").state == "failing"

        monkeypatch.undo()
        until_told(views, 1, 1, "")
    assert runner._progress.pulse.health("board").state == "fresh"


def test_a_beat_that_cannot_be_written_down_is_no_failure_to_fold(
    log: Log, views: Views, often: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    runner = views.runner()
    with monkeypatch.context() as patch:
        patch.setattr(heartbeats, "TELL", "INSERT INTO nothing VALUES (1)")
        fill(log, 2)
        runner.catch_up()
        assert (runner._progress.position, runner._progress.pulse.last.position) == (2, 2)

    runner.catch_up()
    assert told(views) == (2, 2, 0, "")


def test_who_fails_while_somebody_else_folds_says_nothing_in_its_name(log: Log, views: Views) -> None:
    first, second = views.runner(), views.runner()
    second.catch_up()
    before = told(views)
    first._lease._term = None
    first._tell_failure("KeyError")

    assert told(views) == before


def test_who_only_watches_hears_the_beat_and_how_old_it_is(log: Log, views: Views) -> None:
    runner = views.runner()
    runner.catch_up()
    is_late = []
    for age in (0, LATE_SECONDS + 1):
        with views.engine.begin() as connection:
            connection.exec_driver_sql(f"UPDATE heartbeats SET at = at - {int(age * 1000)}")
        watch = CheckpointWatch(runner._group, views.engine, Progress())
        watch.look()
        is_late.append(watch._progress.is_late)

    assert is_late == [False, True]


def test_who_follows_hears_the_one_who_folds(log: Log, views: Views, often: None) -> None:
    first = views.runner()
    second = views.runner()
    first._lease.hold()
    second.catch_up()
    with views.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE heartbeats SET failure = 'KeyError', position = 7, at = at + 1")
    first._lease._term = None
    first.catch_up()

    assert (first._progress.pulse.last.position, first._progress.pulse.last.failure) == (7, "KeyError")


def test_nobody_has_been_heard_where_nobody_ever_beat(views: Views) -> None:
    pulse = Pulse()
    with views.engine.connect() as connection:
        hear(connection, "nobody", pulse)

    assert pulse.last == Beat(0, 0, 0.0)
