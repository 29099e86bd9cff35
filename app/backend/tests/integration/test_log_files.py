"""A log that was carried away as lines of JSON comes back as it was, or not at all."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.infrastructure.database import arrivals
from app.infrastructure.database.numbered_tables import NUMBER
from tests.integration.boards import PASSWORD, Board, a_board
from tests.integration.tasks import Tasks
from tests.integration.test_rebuilding import live, told

LOG_TABLES = ("events", "streams", "claims", "credentials", "rights", "sessions", "followers")
ACCOUNTS = ("checkpoints", "generations", "leases", "heartbeats", "conditions", "looks")


def rows(path: Path, *tables: str) -> dict[str, list[object]]:
    """The rows of a database: of those tables, or of all but accounts of how views are made and asked, and indexes."""
    with closing(sqlite3.connect(path)) as connection:
        found = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        wanted = tables or [name for name in found if name not in ACCOUNTS and " index" not in name]
        return {NUMBER.sub("", name): sorted(connection.execute(f"SELECT * FROM {name}"), key=repr) for name in wanted}


def epoch(folder: Path) -> object:
    return rows(folder / "log.db", "epoch")["epoch"]


@pytest.fixture
def original(tmp_path: Path) -> Path:
    """The folder of a board on which a lot was done, some of it erased."""
    with a_board(tmp_path / "original") as board:
        live(board)
    return tmp_path / "original"


@pytest.fixture
def files(tasks: Tasks, original: Path, tmp_path: Path) -> tuple[Path, Path]:
    """Its log and its secrets."""
    log, secrets = tmp_path / "log.jsonl", tmp_path / "secrets.jsonl"
    tasks.run(original, "log", "export", log, "--secrets", secrets)
    return log, secrets


def test_both_files_give_the_same_board(tasks: Tasks, original: Path, files: tuple[Path, Path], tmp_path: Path) -> None:
    log, secrets = files
    copy = tmp_path / "copy"
    tasks.run(copy, "log", "import", log, "--secrets", secrets)

    assert rows(copy / "log.db", *LOG_TABLES) == rows(original / "log.db", *LOG_TABLES)
    assert rows(copy / "keys.db") == rows(original / "keys.db")
    assert rows(copy / "views.db") == rows(original / "views.db")
    assert (copy / "secret").read_text() == (original / "secret").read_text()
    assert epoch(copy) != epoch(original)
    assert tasks.run(copy, "log", "check").startswith("The log is whole up to position")


def test_an_imported_board_answers_byte_for_byte_and_knows_its_people(tasks: Tasks, tmp_path: Path) -> None:
    def answers(board: Board, paths: list[str]) -> object:
        ada, guest = board.somebody(), board.somebody()
        ada.does("log-in", login="ada", password=PASSWORD)
        return told(ada, [path for path in paths if path != "/me"]), told(guest, paths)

    with a_board(tmp_path / "original") as board:
        paths = live(board)
        tasks.run(board.folder, "log", "export", tmp_path / "log", "--secrets", tmp_path / "secrets")
        before = answers(board, paths)
    tasks.run(tmp_path / "copy", "log", "import", tmp_path / "log", "--secrets", tmp_path / "secrets")

    with a_board(tmp_path / "copy") as board:
        assert answers(board, paths) == before


def test_an_export_of_an_import_is_the_same_but_for_its_header(
    tasks: Tasks, files: tuple[Path, Path], tmp_path: Path
) -> None:
    log, secrets = files
    again = tmp_path / "again"
    tasks.run(tmp_path / "copy", "log", "import", log, "--secrets", secrets)
    tasks.run(tmp_path / "copy", "log", "export", again)

    assert again.read_bytes().splitlines()[1:-1] == log.read_bytes().splitlines()[1:-1]


def test_the_first_file_shows_nobodys_words_and_both_are_for_their_owner(files: tuple[Path, Path]) -> None:
    assert b"Kinder" not in files[0].read_bytes()
    assert b"Grace" not in files[0].read_bytes()
    assert [path.stat().st_mode & 0o777 for path in files] == [0o600, 0o600]


def test_a_log_without_its_secrets_can_be_checked_and_not_served(
    tasks: Tasks, files: tuple[Path, Path], tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    tasks.run(copy, "log", "import", files[0])

    assert tasks.run(copy, "log", "check", "--without-keys").startswith("The log is whole up to position")
    assert "has no keys.db" in tasks.refuses(copy, "log", "check")
    for task in (["serve"], ["migrate"], ["views", "rebuild"]):
        assert "holds a log without its keys.db and secret" in tasks.refuses(copy, *task)
    assert not (copy / "secret").exists()


def test_every_line_that_is_cut_off_changed_or_taken_away_is_noticed(
    tasks: Tasks, files: tuple[Path, Path], tmp_path: Path
) -> None:
    log, secrets = files
    for which, path in enumerate(files):
        lines = path.read_bytes().splitlines(keepends=True)
        spoilt, copy = tmp_path / "spoilt", tmp_path / "copy"
        for number in (0, 1, len(lines) // 2, len(lines) - 2, len(lines) - 1):
            digit = next(place for place, sign in enumerate(lines[number]) if chr(sign).isdecimal())
            other = lines[number][:digit] + b"x" + lines[number][digit + 1 :]
            for changed in (
                [*lines[:number], other, *lines[number + 1 :]],
                [*lines[:number], *lines[number + 1 :]],
                lines[:number],
                [*lines[:number], lines[number][: len(lines[number]) // 2]],
            ):
                spoilt.write_bytes(b"".join(changed))
                given = (spoilt, secrets) if which == 0 else (log, spoilt)
                said = tasks.refuses(copy, "log", "import", given[0], "--secrets", given[1])

                assert said.startswith("spoilt, line ")
                assert [file.name for file in copy.iterdir()] == ["lock"]


def test_what_follows_the_end_is_noticed(tasks: Tasks, files: tuple[Path, Path], tmp_path: Path) -> None:
    with files[0].open("ab") as file:
        file.write(b"{}\n")

    assert "something follows the last line" in tasks.refuses(tmp_path / "copy", "log", "import", files[0])


def test_a_changed_event_is_named_by_its_line_and_position(
    tasks: Tasks, files: tuple[Path, Path], tmp_path: Path
) -> None:
    log = files[0]
    log.write_bytes(log.read_bytes().replace(b'"position":3,"at":1', b'"position":3,"at":2'))

    said = tasks.refuses(tmp_path / "copy", "log", "import", log)
    assert said == "log.jsonl, line 4: the event at position 3 was changed, its hash tells."


def test_files_of_two_exports_are_not_mixed(
    tasks: Tasks, original: Path, files: tuple[Path, Path], tmp_path: Path
) -> None:
    with a_board(tmp_path / "other") as board:
        board.member("ada")
    tasks.run(tmp_path / "other", "log", "export", tmp_path / "l2", "--secrets", tmp_path / "s2")

    said = tasks.refuses(tmp_path / "copy", "log", "import", files[0], "--secrets", tmp_path / "s2")
    assert said == "s2, line 1: it belongs to another export of the log."


def test_a_board_is_replaced_only_when_told_and_moved_aside_then(
    tasks: Tasks, files: tuple[Path, Path], tmp_path: Path
) -> None:
    with a_board(tmp_path / "data") as board:
        board.member("mallory")
    before = rows(tmp_path / "data" / "log.db", *LOG_TABLES)
    command = ("log", "import", files[0], "--secrets", files[1])

    assert "holds a board already" in tasks.refuses(tmp_path / "data", *command)
    assert rows(tmp_path / "data" / "log.db", *LOG_TABLES) == before
    assert "replaced-1" in tasks.run(tmp_path / "data", *command, "--replace")
    assert rows(tmp_path / "data" / "replaced-1" / "log.db", *LOG_TABLES) == before


def test_nothing_is_overwritten_by_an_export(tasks: Tasks, original: Path, files: tuple[Path, Path]) -> None:
    assert "is there already" in tasks.refuses(original, "log", "export", files[0])


@pytest.mark.parametrize("dies_at", range(5))
def test_an_arrival_that_was_cut_off_is_finished_or_never_was(
    tasks: Tasks, files: tuple[Path, Path], tmp_path: Path, dies_at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, calls = tmp_path / "data", iter(range(100))
    with a_board(data) as board:
        board.member("mallory")
    before = rows(data / "log.db", *LOG_TABLES)
    sync = arrivals._sync

    def die(path: Path) -> None:
        if path.suffix == "" and path.name != "secret" and next(calls) == dies_at:
            raise KeyboardInterrupt
        sync(path)

    with monkeypatch.context() as patch:
        patch.setattr(arrivals, "_sync", die)
        patch.setattr("app.cli.arriving_board.give_up_arrival", lambda _: None)
        tasks.run(data, "log", "import", files[0], "--secrets", files[1], "--replace", code=1)
    tasks.run(data, "migrate")

    left = rows(data / "log.db", *LOG_TABLES)
    assert left != before
    assert (data / "replaced-1" / "log.db").exists()
    assert sorted(path.name for path in data.iterdir() if path.is_dir()) == ["replaced-1"]
