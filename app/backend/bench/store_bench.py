"""The log beside the event stores that others use, each in a process of its own, the same work in turn."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.infrastructure.database.waiting import DatabaseUnreachable
from bench.databases import a_database
from bench.extent import FULL, Extent
from bench.rounds import Candidate, Sample, compare

BACKEND = Path(__file__).resolve().parents[1]
STORES = BACKEND / "bench" / "stores"
MANY = 16
REPLAY, READ = {"BENCH_SNAPSHOTS": "off"}, {"BENCH_MEMORY": "off"}
CACHE = {"AGGREGATE_CACHE_MAXSIZE": "10000", "AGGREGATE_CACHE_FASTFORWARD": "n"}
"""As many as the log keeps in memory, and likewise not asked for again."""
SLOW_COMMITS = {"commit_delay": "1500", "commit_siblings": "0"}
"""Each commit takes 1.5 ms more, as on a slower disk, for whoever commits."""


class StoreFailed(Exception):
    """The process of a store ended without a figure; the message is what it said."""


@dataclass(frozen=True, slots=True)
class Store:
    """A program that measures one event store; where it has no ``address``, in a folder of its own each time."""

    name: str
    program: Sequence[str]
    address: str = ""
    environment: Mapping[str, str] = field(default_factory=dict)

    def run(self, order: Mapping[str, object]) -> dict[str, float]:
        """Carry an order out, see ``stores/callers.py``; raises ``StoreFailed``."""
        with tempfile.TemporaryDirectory() as folder:
            environment = {**os.environ, "HINDSIGHT_DATA_DIR": folder, **self.environment}
            command = [*self.program, self.address or folder, json.dumps(order)]
            done = subprocess.run(command, cwd=BACKEND, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise StoreFailed(done.stderr)
        found: dict[str, float] = json.loads(done.stdout)
        return found

    def called(self, name: str, environment: Mapping[str, str]) -> "Store":
        """The same with other settings."""
        return replace(self, name=name, environment={**self.environment, **environment})

    def candidate(self, order: Mapping[str, object], *floors: float | None) -> Candidate:
        def sample() -> Sample:
            found = self.run(order)
            return Sample(found["rate"], found["p50"], found["p99"])

        return Candidate(self.name, sample, *floors)


@dataclass(frozen=True, slots=True)
class Contest:
    """Who is measured on an engine, ours being the last of the stores; ``bounds`` only append.

    Where ours ``remembers`` what streams have come to, it stands beside itself without that, and another with it.
    """

    engine: str
    stores: Sequence[Store]
    append_floors: Sequence[float]
    bounds: Sequence[Store] = ()
    remembers: bool = False


OURS = Store("the log", [sys.executable, "-m", "bench.stores.hindsight_store"])
EVENTSOURCING = Store(
    "eventsourcing 9.5.6", [str(STORES / ".venv" / "bin" / "python"), "-m", "bench.stores.eventsourcing_store"]
)
BARE = Store("bare rows, the log's group commit", [sys.executable, "-m", "bench.stores.bare_store"])
EMMETT = Store("emmett-postgresql 0.42.0", ["node", str(STORES / "emmett" / "store.mjs")])


def bench_stores(extent: Extent) -> None:
    """Print the lines, or one that says why there are none."""
    if not (STORES / ".venv").exists() or not (STORES / "emmett" / "node_modules").exists():
        print("\nThe stores of others are not here; make bench sets them up.")
        return
    _beside(Contest("SQLite", [EVENTSOURCING, OURS], (4,), bounds=[BARE], remembers=True), extent)
    try:
        with _on_postgres() as stores:
            _beside(Contest("PostgreSQL", stores, append_floors=(5, 2)), extent)
        with _on_postgres(**SLOW_COMMITS) as stores:
            title = "Appends on PostgreSQL with commits slowed by 1.5 ms"
            _compare(title, stores, extent, {"work": "append", "callers": MANY})
    except DatabaseUnreachable as problem:
        print(f"\nNothing on PostgreSQL. {problem} HINDSIGHT_BENCH_POSTGRES says where it is.")


def _beside(contest: Contest, extent: Extent) -> None:
    """All that is measured on one engine."""
    engine, *others, ours = contest.engine, *contest.stores
    for callers in extent.callers:
        floors = contest.append_floors if callers == MANY else ()
        title = f"Appends of 500 characters on {engine}, {callers} callers"
        order = {"work": "append", "callers": callers}
        _compare(title, [*others, *contest.bounds, ours], extent, order, *floors)
    read = ours.called("the log, nothing kept in memory", READ) if contest.remembers else ours
    beside = [EVENTSOURCING.called("eventsourcing, its cache on", CACHE), read] if contest.remembers else []
    title = f"Load, decide, append on {engine}, {MANY} callers"
    _compare(title, [*others, *beside, ours], extent, {"work": "edit", "callers": MANY}, 3)
    for size in extent.sizes:
        order = {"work": "load", "callers": 1, "size": size}
        replayed = read.called("the log, no snapshots", REPLAY)
        _compare(f"Loading a stream of {size:,} on {engine}", [*others, read, replayed], extent, order, 4)
    _tell_missed(engine, contest.stores, extent)


def _compare(title: str, stores: Sequence[Store], extent: Extent, order: Mapping[str, object], *floors: float) -> None:
    timed = {**order, "seconds": extent.seconds}
    *others, ours = stores
    candidates = [*(other.candidate(timed) for other in others), ours.candidate(timed, *floors)]
    compare(title, candidates, extent.rounds)


def _tell_missed(engine: str, stores: Sequence[Store], extent: Extent) -> None:
    print(f"\nA reader that follows {MANY} callers on {engine}")
    for store in stores:
        found = store.run({"work": "follow", "callers": MANY, "seconds": extent.seconds})
        told = f"{found['missed']:.0f} missed, {found['doubled']:.0f} doubled"
        print(f"  {store.name:<56}{found['rate']:>12,.0f} appends a second; {told}")


@contextmanager
def _on_postgres(**settings: str) -> Iterator[list[Store]]:
    """The three, each on databases of its own."""
    with ExitStack() as stack:
        names = ("eventsourcing", "emmett", "command", "keys")
        urls = [stack.enter_context(a_database(name, **settings)) for name in names]
        theirs = [url.set(drivername="postgresql").render_as_string(hide_password=False) for url in urls]
        environment = {"COMMAND_DATABASE_URL": theirs[2], "KEYS_DATABASE_URL": theirs[3]}
        yield [
            replace(EVENTSOURCING, address=theirs[0]),
            replace(EMMETT, address=theirs[1]),
            replace(OURS, address=stack.enter_context(tempfile.TemporaryDirectory()), environment=environment),
        ]


if __name__ == "__main__":
    bench_stores(FULL)
