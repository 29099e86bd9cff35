"""What is known of who keeps views up to date, and from when on nobody believes it any more."""

import threading

import pytest

from app.infrastructure import pulse as pulses
from app.infrastructure.pulse import LATE_SECONDS, Beat, Health, Listener, Pulse


@pytest.fixture
def pulse() -> Pulse:
    return Pulse()


def test_who_has_just_begun_to_listen_does_not_call_anybody_late(pulse: Pulse) -> None:
    pulse.wait(LATE_SECONDS)

    assert (pulse.is_late, pulse.health("board").state) == (False, "fresh")


def test_who_gives_no_sign_of_life_is_silent_and_late_by_so_much(pulse: Pulse) -> None:
    pulse.feel(Beat(5, 5, 0.0, at=7))
    pulse.wait(LATE_SECONDS)
    pulse.wait(1)

    assert pulse.is_late
    assert pulse.health("board") == Health("board", 5, 5, LATE_SECONDS + 1, 7, "", "silent")
    pulse.feel(Beat(5, 5, 0.0, at=8))
    assert (pulse.is_late, pulse.health("board").state) == (False, "fresh")


def test_a_beat_that_was_written_down_long_ago_is_no_sign_of_life(pulse: Pulse) -> None:
    pulse.hear(Beat(5, 5, 0.0, at=7), age=LATE_SECONDS + 1)

    assert pulse.is_late


def test_the_same_beat_heard_again_is_no_sign_of_life_and_another_is(pulse: Pulse) -> None:
    pulse.hear(Beat(5, 5, 0.0, at=7), age=0.0)
    pulse.wait(LATE_SECONDS + 1)
    pulse.hear(Beat(5, 5, 0.0, at=7), age=0.0)
    assert pulse.is_late

    pulse.hear(Beat(5, 5, 0.0, at=8), age=LATE_SECONDS + 1)
    assert not pulse.is_late


def test_who_lives_and_is_far_behind_is_late_at_once(pulse: Pulse) -> None:
    pulse.feel(Beat(5, 9, LATE_SECONDS + 0.1))

    assert pulse.is_late
    assert (pulse.health("board").state, pulse.health("board").events) == ("behind", 4)
    pulse.feel(Beat(9, 9, 0.0))
    assert (pulse.is_late, pulse.health("board").state) == (False, "fresh")


def test_who_fails_says_so_and_is_not_late_by_that_alone(pulse: Pulse) -> None:
    pulse.feel(Beat(5, 6, 1.0, "OperationalError"))

    assert (pulse.is_late, pulse.health("board").state) == (False, "failing")


def test_a_listener_counts_until_it_is_stopped(pulse: Pulse, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pulses, "TURN_SECONDS", 0.001)
    monkeypatch.setattr(pulses, "LATE_SECONDS", 0.01)
    listener = Listener([pulse])
    thread = threading.Thread(target=listener.run)
    thread.start()
    while not pulse.is_late:
        threading.Event().wait(0.001)
    listener.stop()
    thread.join()

    assert pulse.health("board").state == "silent"
