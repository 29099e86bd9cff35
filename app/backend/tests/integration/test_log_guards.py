"""What the log refuses: to be changed, to lie about time, to answer a key twice."""

from collections.abc import Iterator

import pytest
from sqlalchemy.exc import DatabaseError

from app.infrastructure.event_store.appends import ClockBehind, IdempotencyKey, KeyReused
from tests.integration.clocks import Clock, clock_of
from tests.integration.logs import Log, an_append, on_both_engines

pytestmark = on_both_engines
KEY = IdempotencyKey("ada/publish-post", "k1", "request-1")
COLUMNS = "stream_id, stream_version, type, schema_version, event_id, command_id, correlation_id, body, leaf"


@pytest.fixture
def clock(log: Log) -> Iterator[Clock]:
    with clock_of(log) as made:
        yield made


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE events SET body = leaf",
        "UPDATE events SET position = 7 WHERE position = 1",
        "DELETE FROM events",
        "DELETE FROM events WHERE position = 1",
    ],
)
def test_an_event_is_never_changed_or_deleted(log: Log, change: str) -> None:
    log.events.append(an_append())
    before = log.events.read(0, 10)

    with pytest.raises(DatabaseError, match="the log is append-only"), log.owner.begin() as connection:
        connection.exec_driver_sql(change)
    assert log.events.read(0, 10) == before


@pytest.mark.parametrize("otherwise", ["", "ON CONFLICT (position) DO UPDATE SET body = excluded.leaf"])
@pytest.mark.parametrize("position", [1, 2])
def test_an_event_is_never_replaced_by_another_of_its_position_or_version(
    log: Log, otherwise: str, position: int
) -> None:
    log.events.append(an_append())
    before = log.events.read(0, 10)
    copy = f"INSERT INTO events (position, at, {COLUMNS}) SELECT {position}, at, {COLUMNS} FROM events WHERE true"

    with pytest.raises(DatabaseError), log.owner.begin() as connection:
        connection.exec_driver_sql(f"{copy} {otherwise}")
    assert log.events.read(0, 10) == before


def test_every_append_has_the_time_of_the_logs_clock(log: Log, clock: Clock) -> None:
    log.events.append(an_append())
    clock.turn(60)
    log.events.append(an_append())

    first, second = log.events.read(0, 10)
    assert second.at - first.at == 60_000_000
    assert second.at == clock.now // 1000


@pytest.mark.parametrize("seconds", [-0.001, -4.9])
def test_time_stands_still_while_the_clock_is_a_little_behind(log: Log, clock: Clock, seconds: float) -> None:
    log.events.append(an_append())
    clock.turn(seconds)
    log.events.append(an_append())

    first, second = log.events.read(0, 10)
    assert first.at == second.at


def test_a_clock_that_is_far_behind_refuses_until_it_has_caught_up(log: Log, clock: Clock) -> None:
    log.events.append(an_append())
    clock.turn(-5.1)

    with pytest.raises(ClockBehind):
        log.events.append(an_append())
    assert log.events.head() == 1
    clock.turn(1)
    assert log.events.append(an_append()).position == 2


def test_a_repeated_key_has_the_receipt_of_the_first_request(log: Log) -> None:
    first = log.events.append(an_append(key=KEY))
    second = log.events.append(an_append(key=KEY))

    assert (second.id, second.version, second.position) == (first.id, first.version, first.position)
    assert (first.replayed, second.replayed) == (False, True)
    assert log.events.replay(KEY) == second
    assert log.events.head() == 1


def test_a_key_belongs_to_its_scope(log: Log) -> None:
    log.events.append(an_append(key=KEY))
    other = IdempotencyKey("mallory/publish-post", KEY.key, "request-2")

    assert log.events.replay(other) is None
    assert log.events.append(an_append(key=other)).position == 2


def test_a_key_of_another_request_is_refused(log: Log) -> None:
    log.events.append(an_append(key=KEY))
    other = IdempotencyKey(KEY.scope, KEY.key, "request-2")

    with pytest.raises(KeyReused):
        log.events.replay(other)
    with pytest.raises(KeyReused):
        log.events.append(an_append(key=other))
    assert log.events.head() == 1
