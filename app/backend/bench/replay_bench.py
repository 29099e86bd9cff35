"""How fast each group of views takes in a log: log-ins, what of it folds, and posts; beside ``eventsourcing``.

``python -m bench.replay_bench 1000000`` replays that many events.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from sqlalchemy import BigInteger, Column, MetaData, String, Table

from app.app import groups
from app.domain.events.event import DomainEvent, RecordedEvent
from app.domain.events.session_events import SessionEnded, SessionStarted
from app.infrastructure.database.engines import open_engine
from app.infrastructure.database.migrations import migrate
from app.infrastructure.database.traces import Traces
from app.infrastructure.database.waiting import DatabaseUnreachable
from app.infrastructure.event_store.event_repository import EventRepository
from app.infrastructure.event_store.uuid7 import uuid7
from app.lanes import BOARD, DASHBOARD
from app.query.projections.progress import Progress
from app.query.projections.projection import Group, Projection, on
from app.query.projections.projection_runner import ProjectionRunner
from app.query.projections.rows import Rows
from bench.board_data import AUTHORS, append_of, open_board, post_of
from bench.databases import a_database, address_of
from bench.store_bench import BACKEND, STORES

AT_ONCE = 500
PEER_EVENTS = 5_000
TEN_TIMES, FOLDED, RENDERED = 10, 100_000, 3_000
MOST_MEMORY, LEAST_SHARE = 300, 1 / 1.2
Database = Callable[[], AbstractContextManager[str]]
TALLIES = Table("tallies_v1", MetaData(), Column("user_id", String(36), primary_key=True), Column("count", BigInteger))


class Tally(Projection):
    """Counts the log-ins of each person: many events become one row."""

    name, version = "tallies", 1

    def __init__(self) -> None:
        self.tallies = Rows(TALLIES)
        super().__init__(self.tallies)

    @on(SessionStarted)
    def started(self, event: SessionStarted, recorded: RecordedEvent) -> None:
        self._count(event.user_id)

    @on(SessionEnded)
    def ended(self, event: SessionEnded, recorded: RecordedEvent) -> None:
        self._count(event.user_id)

    def _count(self, user_id: str) -> None:
        row = self.tallies.get(user_id)
        self.tallies.put({"user_id": user_id, "count": (row["count"] if row else 0) + 1})


TALLIES_ALONE = Group("tallies", [Tally()])


def bench_replay(events: int) -> None:
    """Print a line for each kind of view on each engine, and what is aimed at."""
    print(f"\n{f'Replay of {events:,} events':<58}{'per second':>12}")
    peer = _peer()
    with tempfile.TemporaryDirectory() as folder:
        log = _log(Path(folder) / "log", events, _log_in)
        small = _log(Path(folder) / "small", max(events // 10, 1), _log_in)
        posts = _log(Path(folder) / "posts", max(events // 20, 1), post_of)
        for name, database in (("SQLite", _a_file), ("PostgreSQL", _a_server)):
            try:
                known = {group.name: group for group in groups()}
                rate = _tell(f"board, log-ins, {name}", log, database, known[BOARD])
                if peer:
                    _judge("ten times eventsourcing", rate, peer * TEN_TIMES)
                share = rate / _replay(small, database, known[BOARD])
                _judge("of the rate at a tenth of the events", share, LEAST_SHARE)
                _tell(f"{DASHBOARD}, log-ins, {name}", log, database, known[DASHBOARD])
                _judge("where it folds", _tell(f"a view that folds, {name}", log, database, TALLIES_ALONE), FOLDED)
                seconds = 0.0
                for group in known.values():
                    rate = _tell(f"{group.name}, posts, {name}", posts, database, group)
                    _judge("with what it makes of texts", rate, RENDERED)
                    seconds += 1 / rate
                _judge("all groups, one after another", 1 / seconds, RENDERED)
            except DatabaseUnreachable as problem:
                print(f"  Nothing on PostgreSQL. {problem} HINDSIGHT_BENCH_POSTGRES says where it is.")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"  {f'most memory of this process, MiB (at most {MOST_MEMORY})':<56}{memory:>12,.0f}")


def _peer() -> float | None:
    """Events a second of the other projection runner, where it and a server are here."""
    program = STORES / ".venv" / "bin" / "python"
    if not program.exists():
        print("  The projection runner of others is not here; make bench sets it up.")
        return None
    try:
        with a_database("replayed") as url:
            address = url.set(drivername="postgresql").render_as_string(hide_password=False)
            order = json.dumps({"events": PEER_EVENTS})
            command = [str(program), "-m", "bench.stores.eventsourcing_replay", address, order]
            done = subprocess.run(command, cwd=BACKEND, capture_output=True, text=True, check=True)
    except DatabaseUnreachable:
        return None
    rate: float = json.loads(done.stdout)["rate"]
    print(f"  {f'eventsourcing 9.5.6, a row each, PostgreSQL, {PEER_EVENTS:,} events':<56}{rate:>12,.0f}")
    return rate


def _tell(what: str, log: EventRepository, database: Database, group: Group) -> float:
    rate = _replay(log, database, group)
    print(f"  {what:<56}{rate:>12,.0f}")
    return rate


def _judge(what: str, value: float, floor: float) -> None:
    print(f"    {what}: {value:,.2f}, floor {floor:,.2f} {'holds' if value >= floor else 'MISSED'}")


def _replay(log: EventRepository, database: Database, group: Group) -> float:
    """Fold the whole log into the tables of a new database; events a second."""
    with database() as url:
        engine = open_engine(url, durable=False)
        runner = ProjectionRunner(group, log, engine, Progress(), Traces(engine, lambda: None))
        runner.prepare()
        started = time.perf_counter()
        runner.catch_up()
        took = time.perf_counter() - started
        runner.stop()
        runner.run()  # which gives the lease back
        engine.dispose()
    return log.head() / took


def _log(folder: Path, events: int, fact: Callable[[str, int], DomainEvent]) -> EventRepository:
    """A log on SQLite with that many facts, each first on its stream."""
    folder.mkdir()
    log, authors = open_board(folder).events, [uuid7() for _ in range(AUTHORS)]
    for start in range(0, events, AT_ONCE):
        author = authors[start // AT_ONCE % AUTHORS]
        facts = [(uuid7(), fact(author, number)) for number in range(start, min(start + AT_ONCE, events))]
        log.append(append_of(facts, author))
    return log


def _log_in(user_id: str, _: int) -> SessionStarted:
    return SessionStarted(uuid7(), user_id, "e" * 64, 1_800_000_000, "password")


@contextmanager
def _a_file() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/views.db"
        _migrate(url)
        yield url


@contextmanager
def _a_server() -> Iterator[str]:
    with a_database("views") as url:
        _migrate(address_of(url))
        yield address_of(url)


def _migrate(url: str) -> None:
    engine = open_engine(url, durable=False)
    migrate(engine, "query")
    engine.dispose()


if __name__ == "__main__":
    bench_replay(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
