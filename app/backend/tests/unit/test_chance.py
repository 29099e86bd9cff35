"""Random bytes, taken by the page."""

import os
from concurrent.futures import ThreadPoolExecutor

from app.infrastructure.chance import PAGE, chance

DRAWN = 16


def test_bytes_come_in_the_size_asked_for_whatever_the_page_holds() -> None:
    sizes = [1, PAGE - 1, 2, PAGE, PAGE + 1, 3 * PAGE, 0, 7]

    assert [len(chance(size)) for size in sizes] == sizes


def test_nothing_is_drawn_twice() -> None:
    drawn = [chance(DRAWN) for _ in range(3 * PAGE // DRAWN)]

    assert len(set(drawn)) == len(drawn)


def test_threads_do_not_draw_from_the_same_page() -> None:
    with ThreadPoolExecutor(8) as pool:
        drawn = list(pool.map(lambda _: chance(DRAWN), range(4000)))

    assert len(set(drawn)) == len(drawn)


def test_a_forked_child_does_not_draw_what_its_parent_draws() -> None:
    chance(DRAWN)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(writing, chance(DRAWN))
        os._exit(0)
    os.waitpid(child, 0)

    assert os.read(reading, DRAWN) != chance(DRAWN)
