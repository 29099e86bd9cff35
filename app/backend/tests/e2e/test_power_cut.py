"""The power fails at any moment: what was acknowledged is in the log, and what is in the log is whole."""

import os
import secrets
import sqlite3
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from app.infrastructure.event_store.event_repository import KeyMissing
from app.infrastructure.event_store.log_check import leaf_holds
from app.infrastructure.serializers.json_serializer import DamagedBody
from tests.e2e.extent import EXTENT
from tests.e2e.power import PowerCut, Step, Told, watch
from tests.integration.logs import Log, a_log

pytestmark = pytest.mark.torture
SEED = os.environ.get("CHAOS_SEED") or secrets.token_hex(4)
WRITER = ["-m", "tests.e2e.power_writer"]


@pytest.fixture(scope="module")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("power")


@pytest.fixture(scope="module")
def before(scratch: Path) -> Path:
    """A log that stands."""
    folder = scratch / "before"
    folder.mkdir()
    with a_log(folder):
        pass
    return folder


def written(before: Path, scratch: Path, name: str, *how: str) -> list[Step]:
    """What appending does to a copy of that log."""
    folder = scratch / name
    folder.mkdir()
    for file in before.iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    return watch(folder, [*WRITER, str(folder), str(EXTENT.appends), *how])


@pytest.fixture(scope="module")
def steps(before: Path, scratch: Path) -> list[Step]:
    return written(before, scratch, "watched")


def faults(cut: PowerCut, before: Path, after: Path) -> list[str]:
    """What is wrong with the log that a power cut leaves."""
    cut.leave(before, after)
    try:
        with a_log(after) as log:
            return _faults(cut, log)
    except sqlite3.DatabaseError as damage:
        return [f"the file is damaged: {damage}"]


def _faults(cut: PowerCut, log: Log) -> list[str]:
    found: list[str] = []
    stored = log.events.read(0, 1_000_000)
    places = {event.stream_id: event.position for event in stored}
    for line in cut.told():
        id, position = line.split()
        if places.get(id) != int(position):
            found.append(f"{line} was acknowledged and is lost")
    if [event.position for event in stored] != list(range(1, len(stored) + 1)):
        found.append("the positions are not dense")
    found += [f"position {event.position} is not what was written" for event in stored if not leaf_holds(event)]
    try:
        log.events.open(stored)
    except (KeyMissing, DamagedBody) as damage:
        found.append(str(damage))
    return found


def cuts(steps: list[Step], seed: str, kept: float) -> list[PowerCut]:
    chance = Random(seed)
    return [PowerCut(steps[: chance.randrange(len(steps))], kept, chance) for _ in range(EXTENT.cuts)]


@pytest.mark.parametrize("kept", [0.0, 0.5, 1.0])
def test_what_was_acknowledged_outlives_the_power(steps: list[Step], before: Path, tmp_path: Path, kept: float) -> None:
    print(f"CHAOS_SEED={SEED}")  # noqa: T201  whoever sees this fail can have it again
    for number, cut in enumerate(cuts(steps, f"{SEED} {kept}", kept)):
        assert faults(cut, before, tmp_path / str(number)) == []


def test_the_watch_saw_everything(steps: list[Step], before: Path, tmp_path: Path) -> None:
    counted = Counter(type(step).__name__ for step in steps)
    whole = PowerCut(steps, 1.0, Random(SEED))

    assert counted["Told"] == EXTENT.appends
    assert counted["Synced"] > 1
    assert faults(whole, before, tmp_path / "after") == []


def test_a_log_that_does_not_wait_for_the_disk_loses_what_it_acknowledged(
    before: Path, scratch: Path, tmp_path: Path
) -> None:
    lazy = written(before, scratch, "lazy", "lazily")
    told = [number for number, step in enumerate(lazy, 1) if isinstance(step, Told)]
    cuts = [PowerCut(lazy[:number], 0.0, Random(SEED)) for number in told[:: len(told) // 5]]
    found = [fault for n, cut in enumerate(cuts) for fault in faults(cut, before, tmp_path / str(n))]

    assert any("lost" in fault for fault in found)
