"""What an operator does with a log on PostgreSQL: all that reads works; what is for files says so."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.servers import free_port
from tests.databases import Postgres
from tests.e2e.servers import run
from tests.integration.boards import Board, Person, a_board
from tests.integration.damages import damage
from tests.integration.logs import Log, Place
from tests.integration.tasks import Tasks
from tests.integration.test_log_files import rows
from tests.integration.test_rebuilding import live

pytestmark = pytest.mark.parametrize("place", ["postgresql"], indirect=True)


@pytest.fixture
def board(place: Place, tmp_path: Path) -> Iterator[Board]:
    """A board whose views stand in its folder."""
    with a_board(tmp_path / "data", command_url=place.command_url, keys_url=place.keys_url) as running:
        yield running


@pytest.fixture
def folder(board: Board, ada: Person, place: Place, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder of a board whose log and keys stand on servers."""
    monkeypatch.setenv("COMMAND_DATABASE_URL", place.command_url)
    monkeypatch.setenv("KEYS_DATABASE_URL", place.keys_url)
    monkeypatch.setenv("PORT", str(free_port()))
    ada.does("redact-version", target_id=ada.publish(), version=1)
    board.settle()
    board.index()
    board.stop()
    board.folder.chmod(0o700)
    return board.folder


def test_the_log_is_checked_and_followed(tasks: Tasks, folder: Path) -> None:
    assert tasks.run(folder, "log", "check").startswith("The log is whole up to position 5: ")
    assert "(1 erased)" in tasks.run(folder, "log", "check")
    assert tasks.run(folder, "log", "tail", "-n", "1").split()[3] == "keys.destroyed"


def test_the_doctor_finds_nothing_where_nothing_is(tasks: Tasks, folder: Path) -> None:
    assert tasks.run(folder, "doctor").startswith("All is well.")


def test_a_server_that_does_not_answer_is_named(
    tasks: Tasks, folder: Path, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COMMAND_DATABASE_URL", f"postgresql://nobody:wrong@127.0.0.1:{free_port()}/none")

    said = tasks.run(folder, "doctor", code=1)
    assert "cannot be used" in said
    assert "wrong" not in said
    assert "cannot be used" in tasks.refuses(folder, "log", "check")


def test_a_log_is_moved_from_servers_to_files(
    tasks: Tasks, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tasks.run(folder, "log", "export", tmp_path / "log", "--secrets", tmp_path / "secrets")
    monkeypatch.delenv("COMMAND_DATABASE_URL")
    monkeypatch.delenv("KEYS_DATABASE_URL")
    tasks.run(tmp_path / "copy", "log", "import", tmp_path / "log", "--secrets", tmp_path / "secrets")

    assert rows(tmp_path / "copy" / "views.db") == rows(folder / "views.db")
    assert tasks.run(tmp_path / "copy", "log", "check").startswith("The log is whole up to position 5: ")


def test_a_log_is_moved_from_files_to_new_databases_only(
    tasks: Tasks, tmp_path: Path, postgres: Postgres, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = ("log", "import", tmp_path / "log", "--secrets", tmp_path / "secrets")
    with a_board(tmp_path / "original") as board:
        live(board)
        board.index()
    tasks.run(tmp_path / "original", "log", "export", tmp_path / "log", "--secrets", tmp_path / "secrets")
    monkeypatch.setenv("COMMAND_DATABASE_URL", place.command_url)
    assert "Set both addresses" in tasks.refuses(tmp_path / "data", *files)
    monkeypatch.setenv("KEYS_DATABASE_URL", place.keys_url)
    assert "Add --secrets" in tasks.refuses(tmp_path / "data", *files[:3])
    monkeypatch.setenv("MIGRATION_DATABASE_URL", place.owner_url)
    monkeypatch.setenv("KEYS_MIGRATION_DATABASE_URL", postgres.owner_keys_url)
    tasks.run(tmp_path / "data", *files)

    assert rows(tmp_path / "data" / "views.db") == rows(tmp_path / "original" / "views.db")
    assert tasks.run(tmp_path / "data", "log", "check").startswith("The log is whole")
    tasks.run(tmp_path / "data", "log", "export", tmp_path / "again")
    assert (tmp_path / "again").read_bytes().splitlines()[1:-1] == (tmp_path / "log").read_bytes().splitlines()[1:-1]
    assert sorted(path.name for path in (tmp_path / "data").iterdir() if path.suffix == ".db") == ["views.db"]
    assert "holds a log already" in tasks.refuses(tmp_path / "other", *files)


def test_databases_that_were_put_back_go_on_under_a_new_epoch_and_forget_again(
    tasks: Tasks, folder: Path, log: Log, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    [text] = log.events.read(2, 1)
    damage(log.key_engine, "UPDATE keys SET key = :key WHERE event_id = :id", key=b"k" * 32, id=text.event_id)
    damage(log.key_engine, "UPDATE marks SET position = 0")
    assert "MIGRATION_DATABASE_URL" in tasks.refuses(folder, "restore", "--in-place")
    monkeypatch.setenv("MIGRATION_DATABASE_URL", place.owner_url)
    tasks.run(folder, "restore", "--in-place")

    assert rows(folder / "views.db", "checkpoints")["checkpoints"][0][2] != log.events.epoch  # type: ignore[index]
    assert log.keys.find([text.event_id]) == {text.event_id: None}
    assert tasks.run(folder, "log", "check").startswith("The log is whole")


def test_what_is_for_files_says_what_to_do_instead(tasks: Tasks, folder: Path, tmp_path: Path) -> None:
    for task in (("backup", tmp_path), ("restore", tmp_path)):
        assert tasks.refuses(folder, *task).startswith("The log or its keys stand on PostgreSQL.")


def test_a_folder_without_its_secret_is_not_given_another(folder: Path, place: Place) -> None:
    (folder / "secret").unlink()
    done = run(folder, "migrate", COMMAND_DATABASE_URL=place.command_url, KEYS_DATABASE_URL=place.keys_url)

    assert done.returncode == 1
    assert "lacks the secret" in done.stderr
    assert not (folder / "secret").exists()
