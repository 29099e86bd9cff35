"""Buckets of tokens, under a clock that the test moves."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from app.infrastructure import rate_limit
from app.infrastructure.rate_limit import Rate, RateLimit


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_so_many_at_once_and_no_more(clock: Clock) -> None:
    limit = RateLimit(Rate(3, 10), clock)

    assert [limit.take("ada") for _ in range(5)] == [0, 0, 0, 10, 10]


def test_what_weighs_more_takes_more_and_never_more_than_there_can_be(clock: Clock) -> None:
    limit = RateLimit(Rate(5, 10), clock)

    assert [limit.take("ada", tokens) for tokens in (3, 3, 2, 1)] == [0, 10, 0, 10]
    clock.now += 50
    assert [limit.take("ada", 99), limit.take("ada")] == [0, 10]


def test_one_more_each_so_many_seconds(clock: Clock) -> None:
    limit = RateLimit(Rate(2, 10), clock)
    limit.take("ada")
    limit.take("ada")
    clock.now += 9
    assert limit.take("ada") == 1
    clock.now += 1

    assert [limit.take("ada") for _ in range(2)] == [0, 10]


def test_whoever_rests_long_enough_starts_anew(clock: Clock) -> None:
    limit = RateLimit(Rate(3, 10), clock)
    for _ in range(3):
        limit.take("ada")
    clock.now += 1_000_000

    assert [limit.take("ada") for _ in range(4)] == [0, 0, 0, 10]


def test_whoever_goes_on_asking_does_not_wait_longer(clock: Clock) -> None:
    limit = RateLimit(Rate(1, 10), clock)
    limit.take("ada")
    for _ in range(10_000):
        limit.take("ada")
    clock.now += 10

    assert limit.take("ada") == 0


def test_nobody_is_counted_for_another(clock: Clock) -> None:
    limit = RateLimit(Rate(1, 10), clock)
    limit.take("ada")

    assert (limit.take("mallory"), limit.take("ada")) == (0, 10)


def test_the_memory_is_bounded_and_keeps_whoever_asked_last(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rate_limit, "MOST_KEYS", 3)
    limit = RateLimit(Rate(1, 10), clock)
    for key in ("ada", "b", "c", "ada", "d"):
        limit.take(key)

    assert list(limit._full_at) == ["c", "ada", "d"]


def test_many_at_the_same_moment_share_one_bucket(clock: Clock) -> None:
    limit, start = RateLimit(Rate(100, 10), clock), threading.Barrier(8)

    def ask(_: int) -> int:
        start.wait(30)
        return sum(limit.take("ada") == 0 for _ in range(50))

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(ask, range(8))) == 100
