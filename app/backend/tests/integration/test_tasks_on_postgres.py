"""What the command line does where the log is on PostgreSQL, and what it leaves to the server's own means."""

import pytest

from tests.integration.boards import Board, Person
from tests.integration.logs import Place
from tests.integration.tasks import Tasks

pytestmark = pytest.mark.parametrize("place", ["postgresql"], indirect=True)


@pytest.fixture(autouse=True)
def _settings(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COMMAND_DATABASE_URL", place.command_url)
    monkeypatch.setenv("KEYS_DATABASE_URL", place.keys_url)


def test_the_log_is_checked_and_its_tail_shown_while_the_board_runs(tasks: Tasks, board: Board, ada: Person) -> None:
    ada.publish()

    assert "The log is whole up to position 3: " in tasks.run(board.folder, "log", "check")
    assert "The log is whole up to position 3: " in tasks.run(board.folder, "log", "check", "--without-keys")
    assert tasks.run(board.folder, "log", "tail", "--number", "1").split()[:1] == ["3"]


@pytest.mark.parametrize(
    "task", [("backup", "there"), ("restore", "."), ("log", "export", "there"), ("log", "import", "."), ("doctor",)]
)
def test_a_task_that_knows_files_only_refuses_and_does_nothing(
    tasks: Tasks, board: Board, task: tuple[str, ...]
) -> None:
    before = sorted(board.folder.iterdir())

    assert "this task knows files only" in tasks.refuses(board.folder, *task)
    assert sorted(board.folder.iterdir()) == before
