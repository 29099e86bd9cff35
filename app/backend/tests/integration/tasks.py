"""The command line, run in the test's own process."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from app.cli.command_line import PROBLEMS, hindsight


class Tasks:
    """Runs tasks on a data folder."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._patch = monkeypatch

    def run(self, folder: Path, *arguments: str | Path, code: int = 0) -> str:
        """What a task prints."""
        result = self._invoke(folder, arguments)
        if result.exit_code != code or (result.exception and not isinstance(result.exception, SystemExit)):
            raise AssertionError(result.output) from result.exception
        return result.output

    def refuses(self, folder: Path, *arguments: str | Path) -> str:
        """The sentence that a task ends with."""
        problem = self._invoke(folder, arguments).exception
        assert isinstance(problem, PROBLEMS), problem
        return str(problem)

    def _invoke(self, folder: Path, arguments: Sequence[str | Path]) -> Result:
        self._patch.setenv("HINDSIGHT_DATA_DIR", str(folder))
        return CliRunner().invoke(hindsight, [str(each) for each in arguments])
