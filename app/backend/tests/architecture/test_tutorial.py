"""Whoever follows docs/tutorial.md gets a feature that works and that every check lets through."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.architecture.source import PROJECT
from tests.architecture.tutorial import Step, StepFails, copy_of_the_project, steps_of

TUTORIAL = (PROJECT / "docs" / "tutorial.md").read_text(encoding="utf-8")
STEPS = list(steps_of(TUTORIAL))
NEW_PYTHON = [step.path for step in STEPS if step.kind == "New" and step.path.endswith(".py")]
RULES = ("docs", "errors", "event_forms", "events", "messages", "sizes", "words")
EDIT = "### 7. The row\n\nIn `rows.py`:\n\n```diff\n one\n+two\n three\n```\n"


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project in which all steps were followed."""
    project = copy_of_the_project(tmp_path_factory.mktemp("tutorial"))
    for step in STEPS:
        step.follow(project)
    return project


def check(project: Path, command: str) -> None:
    """The command, run in a folder of the copy, finds nothing wrong."""
    folder, _, words = command.partition(": ")
    done = subprocess.run(
        ["sh", "-euc", words], cwd=project / "app" / folder, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr


def test_the_first_part_is_six_small_files_and_their_test() -> None:
    first = TUTORIAL.partition("## Part two")[0]
    files = re.findall(r"^New `app/backend/app/([^`]+)`:$", first, re.MULTILINE)

    assert len(files) == 6
    assert max(step.text.count("\n") for step in STEPS if step.path.removeprefix("app/backend/app/") in files) < 40


@pytest.mark.parametrize(
    "command",
    [
        "backend: .venv/bin/ruff format --check .",
        "backend: .venv/bin/ruff check .",
        "backend: .venv/bin/lint-imports --no-logo --no-cache",
        "frontend: npm run --silent check",
        "frontend: npm test --silent -- --reporter=dot src/language",
    ],
)
def test_what_the_tutorial_adds_passes_the_checks(followed: Path, command: str) -> None:
    check(followed, command)


def test_what_the_tutorial_adds_is_typed(followed: Path) -> None:
    files = " ".join(path.removeprefix("app/backend/") for path in NEW_PYTHON)

    check(followed, f"backend: .venv/bin/mypy --no-error-summary {files}")


def test_the_clients_types_are_the_servers_after_the_tutorial(followed: Path) -> None:
    check(followed, "frontend: ../../hindsight openapi | cmp - openapi.json")
    check(followed, "frontend: npm run --silent types --workspace tools/openapi -- --check")


def test_what_the_tutorial_adds_passes_its_own_tests(followed: Path) -> None:
    rules = " ".join(f"tests/architecture/test_{rule}.py" for rule in RULES)
    suite = ".venv/bin/python -m pytest -q -p no:cacheprovider --basetemp=../../tmp"

    check(followed, "frontend: npm run --silent build")
    check(followed, f"backend: {suite} {rules}")
    check(followed, f"backend: {suite} tests/unit tests/integration -k guestbook")


@pytest.mark.parametrize("text", ["one\ntwo\nthree\n", "one\nthree\none\nthree\n", "one\nmore\nthree\n", ""])
def test_an_edit_whose_place_is_gone_or_not_the_only_one_names_its_step(tmp_path: Path, text: str) -> None:
    (tmp_path / "rows.py").write_text(text, encoding="utf-8")
    [step] = steps_of(EDIT)

    with pytest.raises(StepFails, match=r"step 7\. The row: rows\.py does not have exactly once:\none\nthree"):
        step.follow(tmp_path)
    assert (tmp_path / "rows.py").read_text(encoding="utf-8") == text


def test_an_edit_puts_its_lines_where_it_says(tmp_path: Path) -> None:
    (tmp_path / "rows.py").write_text("zero\none\nthree\n", encoding="utf-8")
    [step] = steps_of(EDIT)
    step.follow(tmp_path)

    assert (tmp_path / "rows.py").read_text(encoding="utf-8") == "zero\none\ntwo\nthree\n"


def test_a_command_that_fails_and_a_file_that_is_there_name_their_step(tmp_path: Path) -> None:
    (tmp_path / "rows.py").touch()

    with pytest.raises(StepFails, match="step 8"):
        Step("8. Run", "run", "", "false\n").follow(tmp_path)
    with pytest.raises(StepFails, match=r"step 9\. Write: rows\.py is there already"):
        Step("9. Write", "New", "rows.py", "").follow(tmp_path)


def test_a_block_that_does_not_say_where_it_goes_is_refused() -> None:
    with pytest.raises(StepFails, match="step 1"):
        list(steps_of("### 1. A file\n\n```python\nx = 1\n```\n"))
