"""The tutorial as a list of steps, and a copy of the project in which they are followed."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.architecture.source import BACKEND, FRONTEND, PROJECT

HEADING = re.compile(r"^### (.+)$")
TARGET = re.compile(r"^(New|In) `([^`]+)`:$")
FENCE = "```"
FOLDERS = (".ci", "docs", "app")
LEFT_OUT = shutil.ignore_patterns(
    "node_modules", ".venv", "dist", "__pycache__", ".*_cache", ".hypothesis", "test-results", "playwright-report"
)
MADE = ("backend/requirements.txt", "frontend/package.json", "frontend/package-lock.json")


class StepFails(Exception):
    """A step of the tutorial cannot be followed."""


@dataclass(frozen=True, slots=True)
class Step:
    """One block of the tutorial: a file, an edit or commands (then it has no path)."""

    heading: str
    kind: str
    path: str
    text: str

    def follow(self, project: Path) -> None:
        """Do in a project what the step says; raises ``StepFails``."""
        if self.kind == "run":
            self._run(project)
        elif self.kind == "New":
            self._write(project / self.path)
        else:
            self._edit(project / self.path)

    def _write(self, file: Path) -> None:
        if file.exists():
            raise StepFails(f"step {self.heading}: {self.path} is there already")
        file.write_text(self.text, encoding="utf-8")

    def _edit(self, file: Path) -> None:
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        for hunk in re.split(r"^@@\n", self.text, flags=re.MULTILINE):
            before, after = _side(hunk, "-"), _side(hunk, "+")
            places = [match.start() for match in re.finditer(f"^{re.escape(before)}", text, re.MULTILINE)]
            if len(places) != 1:
                raise StepFails(f"step {self.heading}: {self.path} does not have exactly once:\n{before}")
            text = text[: places[0]] + after + text[places[0] + len(before) :]
        file.write_text(text, encoding="utf-8")

    def _run(self, project: Path) -> None:
        done = subprocess.run(["sh", "-euc", self.text], cwd=project, capture_output=True, text=True, check=False)
        if done.returncode:
            raise StepFails(f"step {self.heading}: {self.text}{done.stdout}{done.stderr}")


def steps_of(document: str) -> Iterator[Step]:
    """The blocks of a tutorial, in order; raises ``StepFails`` where one does not say what it is."""
    heading, target = "", None
    lines = iter(document.splitlines(keepends=True))
    for line in lines:
        if found := HEADING.match(line):
            heading = found[1]
        elif found := TARGET.match(line):
            target = found[1], found[2]
        elif line.startswith(FENCE):
            text = "".join(iter(lambda: next(lines), f"{FENCE}\n"))
            kind, path = ("run", "") if line == f"{FENCE}sh\n" else target or ("", "")
            if (kind == "In") != (line == f"{FENCE}diff\n") or not kind:
                raise StepFails(f"step {heading}: a block does not say where it goes")
            yield Step(heading, kind, path, text)
            target = None


def copy_of_the_project(folder: Path) -> Path:
    """All that the project is made of, with links to what is installed for it."""
    for name in FOLDERS:
        shutil.copytree(PROJECT / name, folder / name, ignore=LEFT_OUT)
    for file in (path for path in PROJECT.iterdir() if path.is_file()):
        shutil.copy2(file, folder)
    app = folder / "app"
    if (known := BACKEND / ".mypy_cache").exists():  # by what it knows of the rest only what is new takes time
        shutil.copytree(known, app / "backend" / known.name)
    for name in MADE:  # older than what was made of it, or make would make it again, through the links
        os.utime(app / name, (0, 0))
    (app / "backend/.venv").symlink_to(BACKEND / ".venv")
    (app / "frontend/node_modules").mkdir()
    for package in (FRONTEND / "node_modules").iterdir():
        if package.name != ".cache" and not package.is_symlink():
            (app / "frontend/node_modules" / package.name).symlink_to(package)
    (app / "frontend/node_modules/hindsight-openapi-types").symlink_to("../tools/openapi")
    (app / "frontend/tools/openapi/node_modules").symlink_to(FRONTEND / "tools/openapi/node_modules")
    return folder


def _side(hunk: str, sign: str) -> str:
    """The lines of one side of a hunk; an empty line is one that both have."""
    lines = hunk.splitlines(keepends=True)
    return "".join(line[1:] if line != "\n" else line for line in lines if line[0] in {" ", "\n", sign})
