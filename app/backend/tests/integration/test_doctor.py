"""The doctor says what is wrong and what to do, and nothing where nothing is."""

import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

from app.cli import findings
from app.infrastructure.database.data_folder import DataFolder
from app.infrastructure.event_store import sqlite_batch
from bench.servers import free_port
from tests.integration.boards import a_board
from tests.integration.tasks import Tasks


class Disk(NamedTuple):
    total: int
    used: int
    free: int


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a board that was stopped."""
    monkeypatch.setenv("PORT", str(free_port()))
    monkeypatch.delenv("HINDSIGHT_BACKUP_DIR", raising=False)
    with a_board(tmp_path / "data") as board:
        board.folder.chmod(0o700)
        board.member("ada").publish()
    return tmp_path / "data"


def change(path: Path, sql: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(sql)


def test_a_board_on_which_all_is_well_is_said_to_be(tasks: Tasks, data: Path) -> None:
    assert tasks.run(data, "doctor") == f"All is well. The board does not run; its data is in {data}.\n"


def test_a_folder_that_is_not_there_is_named(tasks: Tasks, tmp_path: Path) -> None:
    said = tasks.run(tmp_path / "none", "doctor", code=1)

    assert said.startswith(f"There is no data folder at {tmp_path / 'none'}.\n    Start the board with make run")
    assert not (tmp_path / "none").exists()


STANDING_STILL = "'i', 'publishing', 's', 'c', 'e', 1, 0, 'c', NULL, NULL, NULL, 'parked', 'ValueError'"
WAITING = "'users', 1, 3, 's', 'post.published', 'LookupError'"
Harm = Callable[[Path], object]
HARMS: dict[str, tuple[Harm, str]] = {
    "open to others": (lambda path: path.chmod(0o755), "Run chmod 700"),
    "an open secret": (lambda path: (path / "secret").chmod(0o644), "Run chmod 600"),
    "no secret": (lambda path: (path / "secret").unlink(), "holds a log without its secret"),
    "no keys": (lambda path: (path / "keys.db").unlink(), "holds a log without its keys.db"),
    "a process that stands still": (
        lambda path: change(path / "log.db", f"INSERT INTO process_steps VALUES ({STANDING_STILL})"),
        "The process publishing stands still for s: ValueError.\n    It fails again and again.",
    ),
    "an event that waits": (
        lambda path: change(path / "views.db", f"INSERT INTO parked VALUES ({WAITING})"),
        "Parked in the users view: events of 1 streams.\n    Run ./hindsight views status.",
    ),
    "a search that lacks an event": (
        lambda path: change(path / "views.db", f"INSERT INTO parked VALUES ({WAITING.replace('users', 'search')})"),
        "Parked in the search view",
    ),
    "no views": (lambda path: (path / "views.db").unlink(), "There are no views."),
    "a restore cut off": (lambda path: (path / "arriving").mkdir(), "was cut off"),
    "a restore given up": (lambda path: (path / "incoming").mkdir(), "nothing of it is in use"),
    "an earlier board": (lambda path: (path / "replaced-1").mkdir(), "holds an earlier board"),
    "no log": (lambda path: (path / "log.db").write_bytes(b"no database at all" * 99), "cannot be written"),
    "views of another history": (
        lambda path: change(path / "views.db", "UPDATE checkpoints SET epoch = 'x'"),
        "of another history of the log",
    ),
    "views beyond the log": (
        lambda path: change(path / "views.db", "UPDATE checkpoints SET position = 99"),
        "The views stand at position 99, beyond the end of the log at 3",
    ),
    "keys of another log": (
        lambda path: change(path / "keys.db", "UPDATE marks SET position = 99"),
        "up to position 99",
    ),
}


@pytest.mark.parametrize("kind", HARMS)
def test_each_thing_that_is_wrong_is_said_with_what_to_do(tasks: Tasks, data: Path, kind: str) -> None:
    harm, told = HARMS[kind]
    harm(data)
    said = tasks.run(data, "doctor", code=1)

    assert told in said
    assert [line.startswith("    ") for line in said.splitlines()] == [False, True] * (len(said.splitlines()) // 2)


def test_what_waits_in_tables_that_do_not_answer_harms_nobody(tasks: Tasks, data: Path) -> None:
    change(data / "views.db", f"INSERT INTO parked VALUES ({WAITING.replace('1, 3', '2, 3')})")

    assert tasks.run(data, "doctor").startswith("All is well.")


@pytest.mark.parametrize(("free", "told"), [(0, "is full"), (50 * 1024 * 1024, "nearly full: 50 MB are free")])
def test_a_disk_without_room_is_named(
    tasks: Tasks, data: Path, free: int, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Disk(10**9, 10**9 - free, free))

    assert told in tasks.run(data, "doctor", code=1)


@pytest.mark.parametrize("name", ["log.db", "keys.db"])
def test_a_writer_that_is_blocked_is_named(
    tasks: Tasks, data: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(findings, "PATIENCE_SECONDS", 0.05)
    with closing(sqlite3.connect(data / name, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        said = tasks.run(data, "doctor", code=1)

    assert f"{data / name} cannot be written: database is locked.\n    Find who holds it" in said


def test_a_clock_that_is_behind_is_named(tasks: Tasks, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite_batch, "clock", lambda: 0)
    monkeypatch.setattr("app.infrastructure.event_store.sqlite_event_repository.clock", lambda: 0)

    assert "clock is behind the last event of the log.\n    Set the clock" in tasks.run(data, "doctor", code=1)


def test_a_process_that_does_not_answer_is_named(tasks: Tasks, data: Path) -> None:
    with DataFolder(data):
        said = tasks.run(data, "doctor", code=1)

    assert f"runs on {data}, but does not answer at" in said


def test_back_ups_that_are_missing_old_or_hold_old_keys_are_named(
    tasks: Tasks, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HINDSIGHT_BACKUP_DIR", str(tmp_path / "backups"))
    assert "There is no back-up in" in tasks.run(data, "doctor", code=1)
    tasks.run(data, "backup")
    assert tasks.run(data, "doctor").startswith("All is well.")
    [manifest] = (tmp_path / "backups").glob("*/manifest.json")
    year = time.strftime("%Y", time.gmtime())
    manifest.write_text(
        manifest.read_text().replace(f'made_at": "{year}', 'made_at": "2020').replace('end": "2', 'end": "1')
    )
    said = tasks.run(data, "doctor", code=1)

    assert "The last back-up is of 2020" in said
    assert "Run ./hindsight backup --prune." in said
