"""A writer that is stopped in the middle of its transaction hides nothing and holds nobody up for good."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.infrastructure.event_store.appends import Append, LogUnavailable, Receipt
from tests.architecture.source import BACKEND
from tests.integration.logs import Log, Place, an_append, an_id, on_both_engines

PATIENCE = 60
GATE = 4711
CLOSE_THE_GATE = f"""
CREATE FUNCTION wait_at_the_gate() RETURNS trigger LANGUAGE plpgsql SET lock_timeout = 0 AS
    'BEGIN PERFORM pg_advisory_xact_lock({GATE}); RETURN NULL; END';
CREATE TRIGGER gate AFTER INSERT ON events FOR EACH STATEMENT EXECUTE FUNCTION wait_at_the_gate()
"""
OPEN_THE_GATE = f"SELECT pg_advisory_unlock({GATE})"
WAITING = f"SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objid = {GATE} AND NOT granted"
Process = subprocess.Popen[str]


def wait_until(holds: Callable[[], object]) -> None:
    for _ in range(PATIENCE * 100):
        if holds():
            return
        threading.Event().wait(0.01)
    raise AssertionError("never came true")


def is_stopped(process: Process) -> bool:
    return "State:\tT" in Path(f"/proc/{process.pid}/status").read_text()


def ask(engine: Engine, statement: str) -> object:
    with engine.connect() as connection:
        options = connection.execution_options(no_parameters=True)
        return options.exec_driver_sql(statement).scalar() if statement.startswith("SELECT") else None


@contextmanager
def halted(log: Log, place: Place, stream_id: str) -> Iterator[tuple[Process, Callable[[], object]]]:
    """A writer that stands still in the middle of its append, and what lets its server go on."""
    with log.owner.connect() as gate:
        postgres = log.owner.dialect.name == "postgresql"
        if postgres:
            for statement in CLOSE_THE_GATE.split(";\n"):
                gate.exec_driver_sql(statement)
            gate.exec_driver_sql(f"SELECT pg_advisory_lock({GATE})")
        command = [sys.executable, "-m", "tests.integration.halting_writer"]
        given = [place.command_url, place.keys_url, stream_id]
        with subprocess.Popen([*command, *given], cwd=BACKEND, stdout=subprocess.PIPE, text=True) as process:
            if postgres:
                wait_until(lambda: ask(log.owner, WAITING))
                os.kill(process.pid, signal.SIGSTOP)
            wait_until(lambda: is_stopped(process))
            try:
                yield process, lambda: gate.exec_driver_sql(OPEN_THE_GATE) if postgres else None
            finally:
                process.kill()
        if postgres:
            gate.exec_driver_sql("DROP FUNCTION wait_at_the_gate CASCADE")


def insist(log: Log, append: Append) -> Receipt:
    """Append as often as the log says that it cannot."""
    while True:
        try:
            return log.events.append(append)
        except LogUnavailable:
            continue


def positions(log: Log) -> list[int]:
    return [stored.position for stored in log.events.read(0, 100)]


@pytest.mark.parametrize("fate", ["continued", "killed"])
@on_both_engines
def test_a_halted_writer_hides_nothing_and_holds_nobody_up(log: Log, place: Place, fate: str) -> None:
    log.events.append(an_append())
    stream_id, other = an_id(), an_append()
    with ThreadPoolExecutor(1) as pool, halted(log, place, stream_id) as (writer, let_go):
        waiting = pool.submit(insist, log, other)
        assert (log.events.head(), positions(log), log.events.stream(stream_id)) == (1, [1], [])
        assert not waiting.done()

        os.kill(writer.pid, signal.SIGCONT if fate == "continued" else signal.SIGKILL)
        let_go()
        receipt = waiting.result(PATIENCE)
        told, _ = writer.communicate(timeout=PATIENCE)

    stored = log.events.stream(stream_id)
    assert positions(log) == list(range(1, log.events.head() + 1))
    assert log.events.stream(other.id)[-1].position == receipt.position
    assert log.events.head() == 2 + len(stored)
    assert told == (str(stored[0].position) if fate == "continued" else "")


@pytest.mark.parametrize("place", ["postgresql"], indirect=True)
def test_a_writer_whose_client_stays_stopped_holds_nobody_up(log: Log, place: Place) -> None:
    log.events.append(an_append())
    with ThreadPoolExecutor(1) as pool, halted(log, place, an_id()) as (writer, let_go):
        waiting = pool.submit(insist, log, an_append())
        let_go()

        assert waiting.result(PATIENCE).position == 3
        assert is_stopped(writer)


@pytest.mark.parametrize("place", ["postgresql"], indirect=True)
def test_a_writer_whose_server_process_is_ended_leaves_nothing(log: Log, place: Place) -> None:
    log.events.append(an_append())
    stream_id = an_id()
    with ThreadPoolExecutor(1) as pool, halted(log, place, stream_id) as (_, let_go):
        waiting = pool.submit(insist, log, an_append())
        ask(log.owner, f"SELECT pg_terminate_backend({ask(log.owner, WAITING)})")
        let_go()

        assert waiting.result(PATIENCE).position == 2
    assert log.events.stream(stream_id) == []
