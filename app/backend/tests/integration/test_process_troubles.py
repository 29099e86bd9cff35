"""What a process cannot do is tried again, taken back or put aside, and the rest flows."""

from datetime import UTC, datetime, timedelta
from itertools import count
from time import monotonic, sleep

import pytest

from app.command.processes import step_runner, tries
from app.command.processes.given import PARKED, PENDING
from app.command.repositories.post_repository import PostRepository
from app.domain.events.process_events import PROCESSES_ID, ProcessRetryOrdered
from app.infrastructure.event_store.appends import LogUnavailable, Overloaded
from app.infrastructure.event_store.event_repository import EventRepository
from app.infrastructure.message_bus.command_bus import CommandBus
from tests.integration.boards import PATIENCE, Board, Person
from tests.integration.logs import a_stream, an_append, on_both_engines
from tests.integration.problems import problem
from tests.integration.toys import BROKEN, REFUSED, UNANSWERABLE, Painting, Toys


@pytest.fixture(autouse=True)
def _nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tries, "FIRST_SECONDS", 0.0)


@on_both_engines
def test_a_refusal_is_kept_and_takes_back_what_went_before(toys: Toys) -> None:
    runner = toys.runner()
    toy_id = toys.post("red", "blue", REFUSED, "green")
    runner.catch_up()

    assert toys.colours(toy_id) == ["red", "blue", "not blue", "not red", "paint.refused"]
    assert [state for state, _ in toys.states()] == ["done", "done", "refused", "dropped", "done", "done", "done"]
    assert toys.states()[2] == ("refused", "paint.refused")


@on_both_engines
@pytest.mark.parametrize("trouble", [Overloaded, OSError])
def test_what_will_pass_is_tried_again(toys: Toys, trouble: type[Exception], monkeypatch: pytest.MonkeyPatch) -> None:
    runner = toys.runner()
    toy_id = toys.post("red")
    handle, tried = CommandBus.send, count(1)

    def troubled(*given: object) -> object:
        if next(tried) <= 20:
            raise trouble
        return handle(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(CommandBus, "send", troubled)
    for _ in range(21):
        runner.catch_up()

    assert toys.colours(toy_id) == ["red"]
    assert toys.states() == [("done", None)]


def test_a_log_that_does_not_answer_stops_the_process_until_it_does(
    toys: Toys, monkeypatch: pytest.MonkeyPatch
) -> None:
    runner = toys.runner()
    toy_id = toys.post("red")
    with monkeypatch.context() as patch:
        patch.setattr(EventRepository, "append", _unavailable)
        with pytest.raises(LogUnavailable):
            runner.catch_up()
    runner.catch_up()

    assert toys.colours(toy_id) == ["red"]


def _unavailable(*_: object) -> None:
    raise LogUnavailable


@on_both_engines
def test_a_step_that_fails_again_and_again_stands_still_and_the_rest_flows(toys: Toys) -> None:
    runner = toys.runner()
    poisoned, healthy = toys.post("red", BROKEN, "blue"), toys.post("green")
    for _ in range(step_runner.MOST_TRIES):
        runner.catch_up()

    assert toys.colours(poisoned) == ["red"]
    assert toys.colours(healthy) == ["green"]
    assert runner.complaints() == [f"The process painting stands still for {poisoned}: ValueError."]
    assert runner.reasons() == []


@on_both_engines
def test_what_stands_still_is_taken_up_by_the_next_start(toys: Toys, monkeypatch: pytest.MonkeyPatch) -> None:
    runner = toys.runner()
    poisoned = toys.post(BROKEN)
    for _ in range(step_runner.MOST_TRIES):
        runner.catch_up()
    monkeypatch.setattr("tests.integration.toys.BROKEN", "mended")
    again = toys.runner()
    again.catch_up()

    assert toys.colours(poisoned) == [BROKEN]
    assert again.complaints() == []


@on_both_engines
def test_what_stands_still_is_taken_up_by_order_and_by_one_of_two_runners(
    toys: Toys, monkeypatch: pytest.MonkeyPatch
) -> None:
    runner, other = toys.runner(), toys.runner()
    poisoned = toys.post(BROKEN)
    for _ in range(step_runner.MOST_TRIES):
        runner.catch_up()
    monkeypatch.setattr("tests.integration.toys.BROKEN", "mended")
    order_retry(toys, "sculpting")
    runner.catch_up()
    assert toys.colours(poisoned) == []
    order_retry(toys, "painting")
    parked = other._store.steps(PARKED)
    runner.catch_up()
    assert toys.colours(poisoned) == [BROKEN]
    monkeypatch.setattr(other._store, "steps", lambda *states: parked if PARKED in states else [])
    other.catch_up()

    assert runner._store.steps(PENDING, PARKED) == []
    assert toys.colours(poisoned) == [BROKEN]
    assert runner.complaints() == []


def order_retry(toys: Toys, process: str) -> None:
    stands = len(toys.log.events.stream(PROCESSES_ID))
    order = a_stream(ProcessRetryOrdered(process), id=PROCESSES_ID, expected=stands)
    toys.log.events.append(an_append(order))


def test_a_timer_that_is_taken_up_by_order_has_as_many_tries_as_before(
    toys: Toys, monkeypatch: pytest.MonkeyPatch
) -> None:
    runner = toys.runner()
    toy_id = toys.post()
    toys.paint_at(toy_id, 0)
    with monkeypatch.context() as patch:
        patch.setattr(Painting, "woken", lambda *_: 1 / 0)
        for _ in range(step_runner.MOST_TRIES):
            runner.catch_up()
        order_retry(toys, "painting")
        runner.catch_up()
        assert runner._store.parked() == []
    runner.catch_up()

    assert toys.colours(toy_id) == ["gold"]


@on_both_engines
def test_an_event_without_an_answer_holds_up_only_what_is_about_the_same(
    toys: Toys, monkeypatch: pytest.MonkeyPatch
) -> None:
    runner = toys.runner()
    poisoned = toys.post(UNANSWERABLE)
    toys.paint_at(poisoned, 0)
    healthy = toys.post("green")
    for _ in range(step_runner.MOST_TRIES):
        runner.catch_up()
    assert toys.colours(healthy) == ["green"]
    assert toys.colours(poisoned) == []
    assert runner.complaints() == [f"The process painting stands still for {poisoned}: ValueError."]

    monkeypatch.setattr("tests.integration.toys.UNANSWERABLE", "mended")
    toys.runner().catch_up()
    assert toys.colours(poisoned) == [UNANSWERABLE, "gold"]


def test_a_timer_without_an_answer_is_put_aside_and_taken_up_again(toys: Toys, monkeypatch: pytest.MonkeyPatch) -> None:
    runner = toys.runner()
    toy_id = toys.post()
    toys.paint_at(toy_id, 0)
    with monkeypatch.context() as patch:
        patch.setattr(Painting, "woken", lambda *_: 1 / 0)
        for _ in range(step_runner.MOST_TRIES):
            runner.catch_up()
    assert runner.complaints() == [f"The process painting stands still for {toy_id}: ZeroDivisionError."]

    toys.runner().catch_up()
    assert toys.colours(toy_id) == ["gold"]


def test_a_runner_that_gives_no_sign_of_life_is_complained_of(toys: Toys, monkeypatch: pytest.MonkeyPatch) -> None:
    runner = toys.runner()
    assert runner.reasons() == []
    runner._beat = -100.0

    assert "has given no sign of life for" in runner.reasons()[0]


def test_a_board_says_in_its_health_what_stands_still_and_goes_on_serving(
    ada: Person, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(*_: object) -> None:
        raise ValueError("it cannot be published")

    monkeypatch.setattr(PostRepository, "scheduled_text", break_down)
    at = (datetime.now(UTC) + timedelta(seconds=1)).isoformat()
    post_id = ada.does("schedule-post", title="t", body="b", publish_at=at)["id"]
    due = f"The process publishing stands still for {post_id}: ValueError."
    deadline = monotonic() + PATIENCE
    while due not in (answer := ada.client.get("/health/ready").get_json())["reasons"]:
        assert monotonic() < deadline, answer
        sleep(0.02)

    assert ada.client.get("/health/ready").status_code == 200
    assert answer["status"] == "degraded"
    assert ada.publish()
    monkeypatch.undo()
    ada.does("retry-process", process="publishing")
    deadline = monotonic() + PATIENCE
    while ada.ask(f"/posts/{post_id}").status_code != 200:
        assert monotonic() < deadline
        sleep(0.02)
    assert due not in ada.client.get("/health/ready").get_json()["reasons"]
    assert ada.sees(f"/posts/{post_id}")["title"] == "t"


def test_only_administrators_have_a_process_that_there_is_try_again(ada: Person, mallory: Person) -> None:
    problem(mallory.order("retry-process", process="publishing"), 403, "process.not_an_administrator")
    problem(ada.order("retry-process", process="sculpting"), 404, "process.not_found")
