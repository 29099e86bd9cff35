"""The newest events are shown as they come, without what people wrote."""

import pytest

from app.cli import tail_commands
from tests.integration.boards import Board, Person
from tests.integration.tasks import Tasks


def test_the_newest_events_are_shown_a_line_each(tasks: Tasks, board: Board, ada: Person) -> None:
    ada.publish(title="On engines")
    lines = tasks.run(board.folder, "log", "tail", "--number", "2").splitlines()

    assert [line.split()[0] for line in lines] == ["2", "3"]
    assert lines[1].split()[3] == "post.published"
    assert "engines" not in lines[1]
    assert len(tasks.run(board.folder, "log", "tail").splitlines()) == 3


def test_what_comes_is_followed(tasks: Tasks, board: Board, ada: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    rounds = iter(range(3))

    def publish(_: float) -> None:
        if next(rounds) == 2:
            raise KeyboardInterrupt
        ada.publish()

    monkeypatch.setattr(tail_commands, "time", type("Clock", (), {"sleep": staticmethod(publish)}))
    lines = tasks.run(board.folder, "log", "tail", "--follow", "--number", "0", code=1).splitlines()

    assert [line.split()[0] for line in lines if "post.published" in line] == ["3", "4"]
