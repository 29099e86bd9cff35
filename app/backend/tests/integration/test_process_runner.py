"""A process answers each event and each timer once, whatever fails and whoever runs it."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from uuid import UUID, uuid5

import pytest

from app.infrastructure.event_store.follower import find_position
from app.infrastructure.event_store.retention import Retention
from tests.facts import ADA_ID, RESTORED
from tests.integration.logs import a_stream, an_append, on_both_engines
from tests.integration.toys import REFUSED, Painting, Toys


@on_both_engines
def test_an_event_is_answered_by_a_command_that_names_it_as_its_cause(toys: Toys) -> None:
    runner = toys.runner()
    toy_id = toys.post("red")
    [posted] = toys.log.events.stream(toy_id)
    runner.catch_up()

    [painted] = toys.painted()
    assert painted.causation_id == posted.event_id
    assert painted.correlation_id == posted.correlation_id
    assert painted.command_id == str(uuid5(UUID(posted.event_id), "painting 0"))
    assert painted.actor_id == ADA_ID


@on_both_engines
def test_the_steps_of_an_answer_are_taken_in_their_order(toys: Toys) -> None:
    runner = toys.runner()
    toy_id = toys.post("red", "blue", "green")
    runner.catch_up()

    assert toys.colours(toy_id) == ["red", "blue", "green"]
    assert toys.states() == [("done", None)] * 3


def test_a_new_process_starts_at_the_head(toys: Toys) -> None:
    toys.post("red")
    runner = toys.runner()
    later = toys.post("blue")
    runner.catch_up()

    assert [event.causation_id for event in toys.painted()] == [toys.log.events.stream(later)[0].event_id]


def test_a_process_that_says_so_answers_what_was_told_before_it(toys: Toys) -> None:
    class FromTheStart(Painting):
        is_from_the_start = True

    toy_id = toys.post("red")
    toys.runner(FromTheStart()).catch_up()

    assert toys.colours(toy_id) == ["red"]


@on_both_engines
def test_a_process_that_goes_back_to_the_start_repeats_nothing(toys: Toys) -> None:
    runner = toys.runner()
    toy_id = toys.post("red")
    toys.paint_at(toy_id, 0)
    runner.catch_up()
    again = toys.runner()
    again._position = 0
    again.catch_up()

    assert toys.colours(toy_id) == ["red", "gold"]


class Killed(BaseException):
    """The process died."""


def dies(whole: Callable[..., object], after: int, *, is_done: bool) -> Callable[..., object]:
    """The same function, which is not returned from the so manieth time; or not begun."""
    passed = count(1)

    def dying(*given: object) -> object:
        is_due = next(passed) == after
        if is_due and not is_done:
            raise Killed
        result = whole(*given)
        if is_due:
            raise Killed
        return result

    return dying


POINTS = {"before": ("append", False), "with keys": ("_write", False), "committed": ("_write", True)}


@pytest.mark.parametrize("nth", range(1, 8))
@pytest.mark.parametrize("point", POINTS)
@on_both_engines
def test_a_process_killed_at_any_point_does_each_thing_once(
    toys: Toys, point: str, nth: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    runner = toys.runner()
    toy_id = toys.post("red", REFUSED, "blue")
    toys.paint_at(toy_id, 0)
    name, is_done = POINTS[point]
    with monkeypatch.context() as patch:
        patch.setattr(toys.log.events, name, dies(getattr(toys.log.events, name), nth, is_done=is_done))
        with pytest.raises(Killed):
            runner.catch_up()
    toys.runner().catch_up()

    assert toys.colours(toy_id) == ["red", "not red", "paint.refused", "gold"]


@on_both_engines
def test_two_runners_never_take_a_step_twice(toys: Toys) -> None:
    runners = [toys.runner() for _ in range(3)]
    made = [toys.post("red", REFUSED) for _ in range(30)]
    for toy_id in made:
        toys.paint_at(toy_id, 0)
    threads = [threading.Thread(target=runner.catch_up) for runner in runners]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    toys.runner().catch_up()

    assert {tuple(toys.colours(toy_id)) for toy_id in made} == {("red", "not red", "paint.refused", "gold")}


@on_both_engines
def test_what_a_process_did_is_remembered_for_ever(toys: Toys) -> None:
    runner = toys.runner()
    toy_id = toys.post("red")
    runner.catch_up()
    Retention(toys.log.engine).forget(datetime.now(UTC) + timedelta(days=400))
    again = toys.runner()
    again._position = 0
    again.catch_up()

    assert toys.colours(toy_id) == ["red"]


def test_a_process_keeps_its_position_with_its_answers_and_from_time_to_time(
    toys: Toys, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.infrastructure.event_store.follower.MARK_EVERY", 3)
    runner = toys.runner()
    toys.post("red")
    runner.catch_up()
    assert find_position(toys.log.engine, "painting") == 1

    for _ in range(3):
        toys.log.events.append(an_append(a_stream(RESTORED)))
    runner.catch_up()
    assert find_position(toys.log.engine, "painting") == 5
