"""A back-up is made while the board runs; restoring it brings everything back but what was erased since."""

import shutil
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

import orjson
import pytest

from app.infrastructure.database.backup import age_out
from app.infrastructure.database.data_folder import DataFolder
from app.infrastructure.event_store.eraser import Eraser
from tests.integration.boards import PASSWORD, Board, Person, a_board
from tests.integration.tasks import Tasks
from tests.integration.test_log_files import LOG_TABLES, epoch, rows
from tests.integration.test_rebuilding import live

SECRET = "kaleidoscope"


def only(folder: Path) -> Path:
    """The one back-up in a folder."""
    [made] = folder.glob("hindsight-*")
    return made


@contextmanager
def again(folder: Path) -> Iterator[tuple[Board, Person]]:
    """The board of a folder, and ada, who has logged in."""
    with a_board(folder) as board:
        ada = board.somebody()
        ada.does("log-in", login="ada", password=PASSWORD)
        yield board, ada


def back_up(tasks: Tasks, board: Board, tmp_path: Path) -> Path:
    tasks.run(board.folder, "backup", tmp_path / "backups")
    return only(tmp_path / "backups")


def restored(tasks: Tasks, tmp_path: Path, *options: str | Path) -> str:
    return tasks.run(tmp_path / "data", "restore", only(tmp_path / "backups"), *options)


def test_a_restored_board_is_the_one_that_was_backed_up_under_a_new_epoch(tasks: Tasks, tmp_path: Path) -> None:
    with a_board(tmp_path / "original") as board:
        live(board)
        back_up(tasks, board, tmp_path)
    restored(tasks, tmp_path)
    original, copy = tmp_path / "original", tmp_path / "data"

    assert rows(copy / "log.db", *LOG_TABLES) == rows(original / "log.db", *LOG_TABLES)
    assert rows(copy / "keys.db") == rows(original / "keys.db")
    assert rows(copy / "views.db") == rows(original / "views.db")
    assert epoch(copy) != epoch(original)
    assert rows(copy / "views.db", "checkpoints")["checkpoints"][0][2] == epoch(copy)[0][0]  # type: ignore[index]
    assert tasks.run(copy, "log", "check").startswith("The log is whole")


def test_a_back_up_is_for_its_owner_only_and_says_until_when_it_keeps_keys(
    tasks: Tasks, board: Board, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    board.member("ada")
    monkeypatch.setenv("HINDSIGHT_KEY_BACKUP_DAYS", "7")
    made = back_up(tasks, board, tmp_path)
    told = orjson.loads((made / "manifest.json").read_bytes())

    assert made.stat().st_mode & 0o777 == 0o700
    assert {path.name: path.stat().st_mode & 0o777 for path in made.iterdir()} == dict.fromkeys(
        ("log.db", "keys.db", "secret", "manifest.json"), 0o600
    )
    assert told["head"] == board.head()
    assert (date.fromisoformat(told["keys_end"]) - date.fromisoformat(told["made_at"][:10])).days == 7


def test_a_back_up_taken_while_people_write_and_erase_is_whole(
    tasks: Tasks, board: Board, ada: Person, tmp_path: Path
) -> None:
    stopped = threading.Event()

    def go_on() -> None:
        while not stopped.is_set():
            ada.does("redact-version", target_id=ada.publish(), version=1)

    writing = threading.Thread(target=go_on)
    writing.start()
    try:
        for number in range(3):
            tasks.run(board.folder, "backup", tmp_path / str(number))
    finally:
        stopped.set()
        writing.join()
    for number in range(3):
        folder = tmp_path / f"data-{number}"
        tasks.run(folder, "restore", only(tmp_path / str(number)))

        assert tasks.run(folder, "log", "check").startswith("The log is whole")


def test_what_was_erased_after_the_back_up_stays_erased(tasks: Tasks, tmp_path: Path) -> None:
    with a_board(tmp_path / "data") as board:
        ada = board.member("ada")
        post, kept = ada.publish(body=f"{SECRET} one"), ada.publish(title="Kept")
        back_up(tasks, board, tmp_path)
        lost = ada.publish(body=f"{SECRET} two")
        ada.does("redact-version", target_id=post, version=1, reason="a telephone number")
        board.settle()
    said = restored(tasks, tmp_path, "--replace")

    assert "Positions 5 to 7 of" in said
    assert "were carried out again: 1." in said
    with again(tmp_path / "data") as (board, ada):
        gone = ada.ask(f"/posts/{post}/history").get_json()["data"][0]
        assert (gone["state"], gone["state_reason"]) == ("redacted", "a telephone number")
        assert ada.ask(f"/posts/{lost}").status_code == 404
        assert ada.sees(f"/posts/{kept}")["title"] == "Kept"
    assert tasks.run(tmp_path / "data", "log", "check").startswith("The log is whole")
    shutil.rmtree(tmp_path / "data" / "replaced-1")
    assert SECRET not in repr(rows(tmp_path / "data" / "views.db"))


def test_another_folder_can_tell_what_was_erased_even_without_its_keys(tasks: Tasks, tmp_path: Path) -> None:
    with a_board(tmp_path / "original") as board:
        ada = board.member("ada")
        post = ada.publish(body=SECRET)
        back_up(tasks, board, tmp_path)
        ada.does("redact-version", target_id=post, version=1, reason="a telephone number")
        board.settle()
    for file in (tmp_path / "original").glob("keys.db*"):
        file.unlink()
    said = restored(tasks, tmp_path, "--erasures-from", tmp_path / "original")

    assert "were carried out again: 1." in said
    with again(tmp_path / "data") as (board, ada):
        gone = ada.ask(f"/posts/{post}/history").get_json()["data"][0]
        assert (gone["state"], gone["state_reason"]) == ("redacted", None)
    assert tasks.run(tmp_path / "data", "log", "check").endswith("seconds.\n")


def test_an_older_key_store_beside_the_log_forgets_before_anybody_reads(tasks: Tasks, tmp_path: Path) -> None:
    with a_board(tmp_path / "data") as board:
        ada = board.member("ada")
        post = ada.publish(body=SECRET)
        made = back_up(tasks, board, tmp_path)
        ada.does("redact-version", target_id=post, version=1)
        board.settle()
    for file in (tmp_path / "data").glob("keys.db*"):
        file.unlink()
    shutil.copy(made / "keys.db", tmp_path / "data" / "keys.db")
    tasks.run(tmp_path / "data", "migrate")

    event = rows(tmp_path / "data" / "log.db", "events")["events"][2]
    with closing(sqlite3.connect(tmp_path / "data" / "keys.db")) as connection:
        keys = dict(connection.execute("SELECT event_id, key FROM keys").fetchall())
    assert keys[event[6]] == bytes(32)  # type: ignore[index]


def test_keys_in_back_ups_are_destroyed_when_their_day_has_come(tasks: Tasks, board: Board, tmp_path: Path) -> None:
    board.member("ada")
    made = back_up(tasks, board, tmp_path)
    end = date.fromisoformat(orjson.loads((made / "manifest.json").read_bytes())["keys_end"])

    assert age_out(made.parent, date.fromordinal(end.toordinal() - 1)) == []
    assert (made / "keys.db").exists()
    assert age_out(made.parent, end) == [made]
    assert sorted(path.name for path in made.iterdir()) == ["log.db", "manifest.json", "secret"]
    said = tasks.refuses(tmp_path / "other", "restore", made)
    assert f"its keys were kept until {end}" in said


def test_the_next_back_up_destroys_old_keys_and_so_does_pruning_alone(
    tasks: Tasks, board: Board, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    board.member("ada")
    monkeypatch.setenv("HINDSIGHT_KEY_BACKUP_DAYS", "0")
    monkeypatch.setenv("HINDSIGHT_BACKUP_DIR", str(tmp_path / "backups"))

    assert "were destroyed" in tasks.run(board.folder, "backup")
    assert tasks.run(board.folder, "backup", "--prune") == ""


@pytest.mark.parametrize("name", ["log.db", "keys.db", "secret", "manifest.json"])
def test_a_damaged_back_up_is_refused_and_nothing_of_it_is_kept(
    tasks: Tasks, board: Board, tmp_path: Path, name: str
) -> None:
    board.member("ada")
    made = back_up(tasks, board, tmp_path)
    content = (made / name).read_bytes()
    (made / name).write_bytes(content[:-1])
    assert str(made / name) in tasks.refuses(tmp_path / "other", "restore", made)
    (made / name).unlink()

    assert str(made) in tasks.refuses(tmp_path / "other", "restore", made)
    assert [path.name for path in (tmp_path / "other").glob("*")] in ([], ["lock"])


def test_a_back_up_of_a_newer_version_is_refused(tasks: Tasks, board: Board, tmp_path: Path) -> None:
    board.member("ada")
    manifest = back_up(tasks, board, tmp_path) / "manifest.json"
    manifest.write_bytes(manifest.read_bytes().replace(b'"version": 1', b'"version": 2'))

    assert "which this Hindsight cannot restore" in tasks.refuses(tmp_path / "other", "restore", manifest.parent)


def test_a_board_is_restored_over_another_only_when_told_and_never_over_one_that_runs(
    tasks: Tasks, board: Board, tmp_path: Path
) -> None:
    board.member("ada")
    made = back_up(tasks, board, tmp_path)
    with a_board(tmp_path / "other") as other:
        other.member("mallory")

    assert "holds a board already" in tasks.refuses(tmp_path / "other", "restore", made)
    with DataFolder(tmp_path / "other"):
        assert "Another Hindsight runs" in tasks.refuses(tmp_path / "other", "restore", made, "--replace")
    assert "replaced-1" in tasks.run(tmp_path / "other", "restore", made, "--replace")


def test_a_restore_that_fails_leaves_what_stood_there(
    tasks: Tasks, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with a_board(tmp_path / "data") as board:
        board.member("ada")
        back_up(tasks, board, tmp_path)
        board.somebody().register("grace")
    before = rows(tmp_path / "data" / "log.db", *LOG_TABLES)
    with monkeypatch.context() as patch:
        patch.setattr(Eraser, "catch_up", lambda _: 1 / 0)
        with pytest.raises(AssertionError):
            restored(tasks, tmp_path, "--replace")

    assert rows(tmp_path / "data" / "log.db", *LOG_TABLES) == before
    assert not [path for path in (tmp_path / "data").iterdir() if path.is_dir()]
