"""Timers wake processes by the clock of the log, whatever happened meanwhile."""

from collections.abc import Callable, Iterator

import pytest

from tests.integration.clocks import clock_of
from tests.integration.logs import on_both_engines
from tests.integration.toys import Toys


@pytest.fixture
def frozen(toys: Toys) -> Iterator[Callable[[float], None]]:
    """Turns the log's clock, which otherwise stands still."""
    with clock_of(toys.log) as clock:
        yield clock.turn


@on_both_engines
def test_a_timer_wakes_its_process_never_before_its_time(toys: Toys, frozen: Callable[[float], None]) -> None:
    runner = toys.runner()
    toy_id = toys.post()
    toys.paint_at(toy_id, toys.log.events.now() + 60_000_000)
    frozen(59.9)
    runner.catch_up()
    assert toys.colours(toy_id) == []
    assert 0 < runner._pause() <= 1.0

    frozen(0.1)
    runner.catch_up()
    assert toys.colours(toy_id) == ["gold"]
    [painted] = toys.painted()
    assert painted.causation_id == toys.log.events.stream(toy_id)[1].event_id


@on_both_engines
def test_a_timer_whose_time_passed_while_nobody_ran_wakes_at_once(toys: Toys, frozen: Callable[[float], None]) -> None:
    runner = toys.runner()
    toy_id = toys.post()
    runner.catch_up()
    toys.paint_at(toy_id, toys.log.events.now() + 60_000_000)
    frozen(3_600)
    again = toys.runner()
    again.catch_up()

    assert toys.colours(toy_id) == ["gold"]
    assert again.complaints() == []


def test_a_timer_of_what_is_over_wakes_nobody(toys: Toys, frozen: Callable[[float], None]) -> None:
    runner = toys.runner()
    toy_id = toys.post()
    toys.paint_at(toy_id, toys.log.events.now() + 1_000_000)
    runner.catch_up()
    toys.take_away(toy_id)
    frozen(2)
    runner.catch_up()

    assert toys.colours(toy_id) == []


def test_a_timer_that_is_set_anew_wakes_once_at_the_new_time(toys: Toys, frozen: Callable[[float], None]) -> None:
    runner = toys.runner()
    toy_id = toys.post()
    toys.paint_at(toy_id, toys.log.events.now() + 1_000_000)
    toys.paint_at(toy_id, toys.log.events.now() + 5_000_000)
    runner.catch_up()
    frozen(2)
    runner.catch_up()
    assert toys.colours(toy_id) == []

    frozen(4)
    runner.catch_up()
    assert toys.colours(toy_id) == ["gold"]


def test_overdue_timers_are_complained_of(toys: Toys, frozen: Callable[[float], None]) -> None:
    runner = toys.runner()
    toys.paint_at(toys.post(), toys.log.events.now() + 1_000_000)
    runner.catch_up()
    frozen(60)

    assert runner.complaints() == ["Timers of the process painting are overdue: 1."]
