"""Waiting for the views to come as far as a client has seen."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from app.query.projections import progress
from app.query.projections.progress import FAR_AHEAD, MOST_WAITERS, Progress

PATIENCE = 30


def waiters(some: Progress) -> int:
    return MOST_WAITERS - some._places._value


def test_what_is_reached_is_not_waited_for() -> None:
    some = Progress()
    some.reached(5)

    assert some.wait_for(5)
    assert some.wait_for(0)


def test_the_position_never_goes_back() -> None:
    some = Progress()
    some.reached(5)
    some.reached(3)

    assert some.position == 5


def test_views_that_others_fold_may_stand_further_back_in_another_history() -> None:
    some = Progress()
    some.found("one", 5)
    some.found("another", 3)

    assert (some.epoch, some.position, some.moves) == ("another", 3, 2)


def test_who_waits_for_news_is_woken_when_the_history_is_another() -> None:
    some = Progress()
    some.found("one", 5)
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(some.wait_beyond, 5, 3600)
        while not some._changed._waiters:  # type: ignore[attr-defined]
            threading.Event().wait(0.001)
        some.found("another", 5)

        assert waiting.result(PATIENCE) is False


def test_who_waits_is_woken_when_it_is_reached() -> None:
    some = Progress()
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(some.wait_for, 2)
        while not waiters(some):
            threading.Event().wait(0.001)
        some.reached(1)
        some.reached(2)

        assert waiting.result(PATIENCE)
    assert waiters(some) == 0


def test_who_waits_too_long_goes_on_without(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "WAIT_SECONDS", 0.01)

    assert not Progress().wait_for(1)


def test_what_is_too_far_ahead_is_not_waited_for() -> None:
    assert not Progress().wait_for(FAR_AHEAD + 1)


def test_one_more_than_the_places_does_not_wait() -> None:
    some = Progress()
    with ThreadPoolExecutor(MOST_WAITERS) as pool:
        waiting = [pool.submit(some.wait_for, 1) for _ in range(MOST_WAITERS)]
        while waiters(some) < MOST_WAITERS:
            threading.Event().wait(0.001)

        assert not some.wait_for(1)
        some.reached(1)
        assert all(future.result(PATIENCE) for future in waiting)


def test_who_waits_for_news_is_woken_when_the_roll_is_called() -> None:
    some = Progress()
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(some.wait_beyond, 0, 3600)
        while not waiting.done():
            some.call_roll()

        assert waiting.result(PATIENCE) is False
