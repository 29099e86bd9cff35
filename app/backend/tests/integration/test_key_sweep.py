"""Keys that never opened anything go after a day; those of events stay, whatever happens to the key store."""

import sqlite3

import pytest
from sqlalchemy.exc import OperationalError

from app.infrastructure.event_store import key_sweep
from app.infrastructure.event_store.appends import LogUnavailable, StreamConflict
from app.infrastructure.event_store.key_sweep import KeySweep
from tests.facts import PUBLISHED
from tests.integration.boards import Board, Person
from tests.integration.logs import Log, a_stream, an_append, on_both_engines
from tests.integration.problems import problem

TWO_DAYS = 2 * 24 * 3_600 * 1_000_000


def publish(log: Log) -> str:
    """The stream of a new post."""
    stream = a_stream(PUBLISHED)
    log.events.append(an_append(stream))
    return stream.stream_id


def refuse(log: Log, stream_id: str) -> None:
    """An append that comes too late; its key is there already."""
    with pytest.raises(StreamConflict):
        log.events.append(an_append(a_stream(PUBLISHED, id=stream_id)))


def keys(log: Log) -> int:
    with log.key_engine.connect() as connection:
        count: int = connection.exec_driver_sql("SELECT count(*) FROM keys").scalar_one()
        return count


def let_two_days_pass(log: Log) -> None:
    with log.key_engine.begin() as connection:
        connection.exec_driver_sql(f"UPDATE keys SET at = at - {TWO_DAYS}")


@pytest.fixture(autouse=True)
def _no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_sweep, "PAUSE_SECONDS", 0)


@on_both_engines
@pytest.mark.parametrize("page", [1, 2, 500])
def test_keys_of_no_event_go_after_a_day(log: Log, page: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_sweep, "PAGE", page)
    streams = [publish(log) for _ in range(3)]
    for stream_id in streams:
        refuse(log, stream_id)
    sweep = KeySweep(log.events, log.keys, log.engine)
    assert (sweep.sweep(), keys(log)) == (0, 6)
    let_two_days_pass(log)

    assert (sweep.sweep(), keys(log)) == (3, 3)
    assert len(log.events.open(log.events.read(0, 10))) == 3
    assert sweep.sweep() == 0


@pytest.mark.parametrize("failure", [LogUnavailable("gone"), OperationalError("SELECT", (), Exception("gone"))])
def test_a_sweep_that_fails_is_tried_again(log: Log, failure: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(key_sweep, "EVERY_SECONDS", 0)
    sweep, tries = KeySweep(log.events, log.keys, log.engine), iter(range(3))

    def fail() -> int:
        if next(tries) == 2:
            sweep.stop()
        raise failure

    monkeypatch.setattr(sweep, "sweep", fail)
    sweep.run()
    assert list(tries) == []


@on_both_engines
def test_keys_that_seem_to_be_of_a_newer_log_are_left_alone(log: Log) -> None:
    refuse(log, publish(log))
    let_two_days_pass(log)
    log.keys.mark(9)

    assert (KeySweep(log.events, log.keys, log.engine).sweep(), keys(log)) == (0, 2)


def _fail(*_: object) -> None:
    raise sqlite3.OperationalError("unable to open database file")


def test_without_the_key_store_nothing_is_appended_and_later_all_goes_on(
    log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(log.keys, "put", _fail)
        with pytest.raises(LogUnavailable):
            publish(log)
    assert log.events.head() == 0

    publish(log)
    assert log.events.head() == 1


def test_while_the_key_store_cannot_be_reached_writes_are_refused_and_reads_go_on(
    board: Board, ada: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    id = ada.publish()
    ada.sees(f"/posts/{id}")
    with monkeypatch.context() as patch:
        patch.setattr(board.parts.keys, "put", _fail)
        patch.setattr(board.parts.keys, "find", _fail)
        problem(ada.order("publish-post", title="On engines", body="It weaves."), 503, "log.unavailable")
        assert ada.sees(f"/posts/{id}")["title"] == "On engines"

    assert ada.sees(f"/posts/{ada.publish(title='Later')}")["title"] == "Later"
