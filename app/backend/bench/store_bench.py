"""The log beside the event stores that others use, each in a process of its own, the same work in turn."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.extent import Extent
from bench.rounds import Candidate, Sample, compare

BACKEND = Path(__file__).resolve().parents[1]
STORES = BACKEND / "bench" / "stores"
MANY = 16
APPEND_FLOOR, EDIT_FLOOR, LOAD_FLOOR = 4, 3, 4


class StoreFailed(Exception):
    """The process of a store ended without a figure; the message is what it said."""


@dataclass(frozen=True, slots=True, eq=False)
class Store:
    """A program that measures one event store."""

    name: str
    program: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)

    def run(self, address: str, **order: object) -> dict[str, float]:
        command = [*self.program, address, json.dumps(order)]
        environment = {**os.environ, **self.environment}
        done = subprocess.run(command, cwd=BACKEND, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise StoreFailed(done.stderr)
        found: dict[str, float] = json.loads(done.stdout)
        return found

    def sample(self, **order: object) -> Sample:
        """One figure, over a folder of its own."""
        with tempfile.TemporaryDirectory() as folder:
            found = self.run(folder, **order)
            return Sample(found["rate"], found["p50"], found["p99"])


OURS = Store("the log", [sys.executable, "-m", "bench.stores.hindsight_store"])
REPLAYED = Store("the log, no snapshots", OURS.program, {"BENCH_SNAPSHOTS": "off"})
EVENTSOURCING = Store(
    "eventsourcing 9.5.6", [str(STORES / ".venv" / "bin" / "python"), "-m", "bench.stores.eventsourcing_store"]
)


def bench_stores(extent: Extent) -> None:
    if not (STORES / ".venv").exists():
        print("\nThe stores of others are not here; make bench sets them up.")
        return
    for callers in extent.callers:
        stores = {EVENTSOURCING: None, OURS: 4 if callers == MANY else None}
        _beside(
            f"Appends of 500 characters on SQLite, {callers} callers", stores, extent, work="append", callers=callers
        )
    stores = {EVENTSOURCING: None, OURS: 3}
    _beside(f"Load, decide, append, SQLite, {MANY} callers", stores, extent, work="edit", callers=MANY)
    for size in extent.sizes:
        stores = {EVENTSOURCING: None, REPLAYED: LOAD_FLOOR, OURS: None}
        _beside(f"Loading a stream of {size:,}, SQLite", stores, extent, work="load", callers=1, size=size)


def _beside(title: str, stores: Mapping[Store, float | None], extent: Extent, **order: object) -> None:
    """Compare stores, each with the floor of its ratio."""
    candidates = [Candidate(store.name, _work(store, extent, order), floor) for store, floor in stores.items()]
    compare(title, candidates, extent.rounds)


def _work(store: Store, extent: Extent, order: Mapping[str, object]) -> Callable[[], Sample]:
    return lambda: store.sample(seconds=extent.seconds, **order)
