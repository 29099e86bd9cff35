"""What the machine is like, as administrators see it: log, disk, back-ups, processes."""

import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.infrastructure.condition import OLD
from app.infrastructure.database.backup import Manifest
from app.infrastructure.database.conditions import find_condition
from app.infrastructure.event_store.check_outcome import find_outcome
from tests.integration.boards import PATIENCE, Board, Json, Person, a_board
from tests.integration.logs import on_both_engines
from tests.integration.tasks import Tasks
from tests.integration.test_doctor import STANDING_STILL, Disk, change


def system(board: Board, ada: Person) -> Json:
    """What is told when somebody has just looked."""
    board.parts.vitals.condition.look()
    told: Json = ada.sees("/system")
    return told


def codes(told: Json) -> list[str]:
    return [need["code"] for need in told["needs"]]


@on_both_engines
def test_the_log_the_disk_and_the_processes_are_told(ada: Person, board: Board) -> None:
    ada.publish()
    told = system(board, ada)

    assert told["log"].pop("bytes") > 0
    assert told["log"] == {"events": board.head(), "checked_at": None, "checked_to": None, "is_sound": None}
    assert told["processes"] == [{"process": "publishing", "lag_events": 0, "parked": 0}]
    assert told["disk"]["free"] > 0
    assert (told["backup"], told["parked"]) == (None, {"streams": 0, "events": 0})


@on_both_engines
def test_who_has_not_the_log_reads_what_the_one_wrote_down_who_has(ada: Person, board: Board) -> None:
    system(board, ada)

    assert find_condition(board.parts.vitals.engine()) == board.parts.vitals.condition.last()


def test_what_was_never_looked_at_is_unknown(ada: Person, board: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    board.parts.vitals.condition.stop()
    board.threads["condition"].join(PATIENCE)
    monkeypatch.setattr(board.parts.vitals.condition, "_last", None)
    told = ada.sees("/system")

    assert (told["log"], told["backup"], told["disk"], told["processes"]) == (None, None, None, [])


def test_a_disk_without_room_needs_somebody_though_nothing_can_be_written_down(
    ada: Person, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada.sees("/me")
    condition = board.parts.vitals.condition
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Disk(10**9, 10**9 - 5, 5))
    with board.parts.vitals.engine().begin() as connection:
        connection.exec_driver_sql("ALTER TABLE conditions RENAME TO elsewhere")
    with pytest.raises(Exception, match="no such table"):
        condition.look()

    assert ada.sees("/system")["needs"] == [{"code": "disk.low", "params": {"free": 5, "needed": 100 * 1024 * 1024}}]


def test_a_process_that_stands_still_needs_somebody(ada: Person, board: Board) -> None:
    change(board.folder / "log.db", f"INSERT INTO process_steps VALUES ({STANDING_STILL})")
    told = system(board, ada)

    assert told["processes"][0]["parked"] == 1
    assert told["needs"] == [{"code": "process.parked", "params": {"process": "publishing", "steps": 1}}]


def a_backup(folder: Path, made_at: datetime) -> None:
    folder.mkdir(parents=True)
    Manifest("epoch", 1, made_at.isoformat(), "2100-01-01", {}).write(folder)


def test_back_ups_that_are_missing_or_old_need_somebody(tmp_path: Path) -> None:
    backups = tmp_path / "backups"
    backups.mkdir()
    with a_board(tmp_path / "data", backup_folder=backups) as board:
        ada = board.member("ada")
        missing = system(board, ada)
        a_backup(backups / "hindsight-1", old := datetime.now(UTC) - OLD - timedelta(hours=1))
        late = system(board, ada)
        a_backup(backups / "hindsight-2", datetime.now(UTC))
        young = system(board, ada)

    assert (codes(missing), missing["backup"]) == (["backup.missing"], {"made_at": None})
    assert late["needs"] == [{"code": "backup.old", "params": {"made_at": old.isoformat().replace("+00:00", "Z")}}]
    assert codes(young) == []


def test_a_check_of_the_log_is_told_by_the_board_that_is_served(ada: Person, board: Board, tasks: Tasks) -> None:
    tasks.run(board.folder, "log", "check")
    told = system(board, ada)["log"]

    assert (told["checked_to"], told["is_sound"]) == (board.head(), True)
    assert datetime.fromisoformat(told["checked_at"]).tzinfo is UTC


def test_a_log_that_was_found_damaged_is_the_worst_of_all(ada: Person, board: Board, tasks: Tasks) -> None:
    id = ada.publish()
    ada.sees("/posts")
    board.index()
    with closing(sqlite3.connect(board.folder / "keys.db")) as connection, connection:
        connection.execute("DELETE FROM keys WHERE stream_id = ?", (id,))
    assert tasks.refuses(board.folder, "log", "check").startswith(f"Position {board.head()}: ")
    told = system(board, ada)

    assert told["needs"][0] == {"code": "log.damaged", "params": {"position": board.head()}}
    assert told["log"]["is_sound"] is False


def test_the_check_of_another_history_says_nothing(ada: Person, board: Board, tasks: Tasks) -> None:
    tasks.run(board.folder, "log", "check")

    assert find_outcome(board.folder, board.parts.events.epoch) is not None
    assert find_outcome(board.folder, "another") is None
