"""A lock that goes to who has waited longest."""

import threading
from collections.abc import Callable

from app.infrastructure.database.turns import Turns
from tests.e2e.servers import wait_until


def comes(turns: Turns, does: Callable[[], None]) -> threading.Thread:
    """Somebody who waits for a turn, behind all who came before."""
    before = turns.waiting

    def take() -> None:
        with turns.taken():
            does()

    thread = threading.Thread(target=take)
    thread.start()
    wait_until(lambda: turns.waiting > before, "they wait")
    return thread


def test_turns_go_round_in_the_order_in_which_people_came() -> None:
    turns, order = Turns(), list[int]()
    turns.take()
    waiting = [comes(turns, lambda number=number: order.append(number)) for number in range(5)]  # type: ignore[misc]
    turns.give()
    for thread in waiting:
        thread.join()

    assert order == [0, 1, 2, 3, 4]


def test_who_gives_a_turn_back_and_comes_again_stands_last() -> None:
    turns, order = Turns(), list[str]()
    turns.take()
    other = comes(turns, lambda: order.append("the other"))
    turns.give()
    with turns.taken():
        order.append("the first again")
    other.join()

    assert order == ["the other", "the first again"]


def test_a_turn_that_ends_in_an_error_is_over() -> None:
    turns = Turns()
    try:
        with turns.taken():
            raise LookupError
    except LookupError:
        pass

    with turns.taken():
        assert turns.waiting == 0
