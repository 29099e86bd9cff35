"""A copy of the backend in which a test may plant what the checks must refuse."""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.architecture.source import BACKEND


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a check said, and whether it refused."""

    refused: bool
    said: str


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of the backend's code and of the settings of its checks."""

    folder: Path

    def plant(self, path: str, text: str) -> None:
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f'"""A planted file."""\n\n{text}\n', encoding="utf-8")

    def check(self, tool: str, *arguments: str) -> Outcome:
        command: Sequence[str | Path] = [Path(sys.executable).parent / tool, *arguments]
        done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, check=False)
        if done.returncode not in {0, 1}:
            raise AssertionError(done.stdout + done.stderr)
        return Outcome(refused=done.returncode == 1, said=" ".join((done.stdout + done.stderr).split()))


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    for folder in ("app", "tests/architecture"):
        shutil.copytree(BACKEND / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(BACKEND / "pyproject.toml", tmp_path)
    return Copy(tmp_path)
