"""What an operator does with views on the command line, whether or not the board runs."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.infrastructure.database.data_folder import DataFolder
from bench.servers import free_port
from tests.integration.boards import a_board
from tests.integration.tasks import Tasks


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a board that was stopped."""
    monkeypatch.setenv("PORT", str(free_port()))
    with a_board(tmp_path / "data") as board:
        board.folder.chmod(0o700)
        ada = board.member("ada")
        ada.publish()
        assert ada.sees("/posts")
    return tmp_path / "data"


def states(tasks: Tasks, data: Path, view: str) -> list[tuple[str, str]]:
    rows = [line.split() for line in tasks.run(data, "views", "status").splitlines()]
    return [(row[1], row[3]) for row in rows if row and row[0] == view]


def test_how_each_view_stands_is_shown(tasks: Tasks, data: Path) -> None:
    said = tasks.run(data, "views", "status")

    assert states(tasks, data, "posts") == [("1", "serving")]
    assert "The views stand at position 3 of 3. Nobody folds them now." in said


def test_a_view_is_rebuilt_rolled_back_and_cleaned(tasks: Tasks, data: Path) -> None:
    assert "The posts view answers from tables 2: " in tasks.run(data, "views", "rebuild", "posts")
    assert states(tasks, data, "posts") == [("1", "kept"), ("2", "serving")]
    assert "The posts view answers from tables 1: " in tasks.run(data, "views", "roll-back", "posts")
    assert states(tasks, data, "posts") == [("1", "serving"), ("2", "kept")]
    assert tasks.run(data, "views", "clean", "posts").endswith("Removed: 2.\n")
    assert tasks.run(data, "views", "clean", "posts").endswith("Nothing was kept.\n")
    assert "No tables of the posts view are kept" in tasks.refuses(data, "views", "roll-back", "posts")


def test_the_board_that_runs_does_it_when_asked(tasks: Tasks, data: Path) -> None:
    with DataFolder(data), a_board(data) as board, ThreadPoolExecutor(1) as pool:
        rebuilding = pool.submit(tasks.run, data, "views", "rebuild", "timeline")
        board.parts.runner.ring(0)

        assert "The timeline view answers from tables 2: 3 rows, the same as before." in rebuilding.result(60)
        assert "folds them (term 2)." in tasks.run(data, "views", "status")


def test_where_there_are_none_it_says_so(tasks: Tasks, data: Path) -> None:
    for file in data.glob("views.db*"):
        file.unlink()

    assert tasks.refuses(data, "views", "status").startswith("There are no views.")
