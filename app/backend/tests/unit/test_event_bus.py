"""The doorbell."""

import gc

from app.infrastructure.message_bus.event_bus import EventBus


class Listener:
    """Remembers what it heard."""

    def __init__(self, heard: list[int]) -> None:
        self.heard = heard

    def ring(self, position: int) -> None:
        self.heard.append(position)


def test_every_listener_hears_every_position() -> None:
    bus = EventBus()
    first: list[int] = []
    second: list[int] = []
    bus.subscribe(first.append)
    bus.subscribe(second.append)

    bus.publish(1)
    bus.publish(2)

    assert first == second == [1, 2]


def test_a_listener_that_raises_does_not_stop_the_others() -> None:
    bus = EventBus()
    before: list[int] = []
    after: list[int] = []

    def fail(position: int) -> None:
        raise RuntimeError(position)

    for listener in (before.append, fail, after.append):
        bus.subscribe(listener)
    bus.publish(1)

    assert before == after == [1]


def test_a_listener_lives_though_nobody_else_knows_it() -> None:
    bus = EventBus()
    heard: list[int] = []
    bus.subscribe(Listener(heard).ring)
    gc.collect()

    bus.publish(1)

    assert heard == [1]


def test_two_buses_do_not_hear_each_other() -> None:
    one = EventBus()
    other = EventBus()
    heard: list[int] = []
    other.subscribe(heard.append)

    one.publish(1)

    assert heard == []
