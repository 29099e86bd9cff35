"""The documents name only what is there."""

import re
from pathlib import Path

import click
import pytest

from app.cli.command_line import hindsight
from tests.architecture.source import PROJECT, functions_of, python_files

DOCUMENTS = [*PROJECT.glob("*.md"), *PROJECT.glob("docs/*.md"), *PROJECT.glob("docs/decisions/*.md")]
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")
TEST = re.compile(r"`(test_[a-z0-9_]+)`")
MAKE = re.compile(r"(?:`|^)make ([a-z-]+)", re.MULTILINE)
TASK = re.compile(r"\./hindsight ([a-z-][^\n`#;|]*)")
SETTING = re.compile(r"\bHINDSIGHT_[A-Z_]+\b")
TARGET = re.compile(r"^([a-z-]+):", re.MULTILINE)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_every_link_leads_to_a_file(document: Path) -> None:
    links = LINK.findall(document.read_text(encoding="utf-8"))

    assert [link for link in links if not (document.parent / link).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_every_test_that_a_document_names_exists(document: Path) -> None:
    named = set(TEST.findall(document.read_text(encoding="utf-8")))
    written = {function.node.name for path in python_files("tests") for function in functions_of(path)}

    assert named - written == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_everything_that_a_document_says_to_make_can_be_made(document: Path) -> None:
    targets = set(TARGET.findall((PROJECT / "Makefile").read_text(encoding="utf-8")))

    assert set(MAKE.findall(document.read_text(encoding="utf-8"))) - targets == set()


def unknown_parts(words: list[str]) -> list[str]:
    """The parts of a command line that the program would not understand."""
    task: click.Command = hindsight
    while isinstance(task, click.Group) and words and not words[0].startswith("-"):
        if words[0] not in task.commands:
            return words[:1]
        task, words = task.commands[words[0]], words[1:]
    options = {name for parameter in task.params for name in parameter.opts} | {"--help"}
    return [word for word in words if word.startswith("-") and word not in options]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_the_command_line_knows_every_task_that_a_document_names(document: Path) -> None:
    tasks = [task.split() for task in TASK.findall(document.read_text(encoding="utf-8"))]

    assert [" ".join(task) for task in tasks if unknown_parts(task)] == []


def test_a_task_that_is_not_there_would_be_noticed() -> None:
    assert unknown_parts(["backup", "/srv", "--prune"]) == []
    assert unknown_parts(["log", "czech"]) == ["czech"]
    assert unknown_parts(["log", "check", "--quickly"]) == ["--quickly"]


def test_every_task_stands_in_the_operators_guide_or_is_of_the_authors() -> None:
    told = (PROJECT / "docs" / "OPERATIONS.md").read_text(encoding="utf-8")
    tasks = {name for name, task in hindsight.commands.items() if not isinstance(task, click.Group)}
    parts = {f"log {name}" for name in hindsight.commands["log"].commands}  # type: ignore[attr-defined]

    assert [task for task in sorted(tasks | parts) if f"./hindsight {task}" not in told] == ["openapi"]


def test_every_setting_that_a_document_names_is_read() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in python_files("app", "bench", "tests"))
    named = {name for document in DOCUMENTS for name in SETTING.findall(document.read_text(encoding="utf-8"))}

    assert sorted(name for name in named if f'"{name}"' not in code) == []


def test_every_decision_has_its_number_and_its_parts() -> None:
    decisions = sorted(PROJECT.glob("docs/decisions/*.md"))

    assert len({int(path.name[:4]) for path in decisions}) == len(decisions)
    for path in decisions:
        text = path.read_text(encoding="utf-8")
        assert [part for part in ("## Context", "## Decision", "## Consequences") if part not in text] == []
