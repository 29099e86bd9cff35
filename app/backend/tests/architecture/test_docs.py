"""The documents name only what is there."""

import re
from pathlib import Path

import pytest

from tests.architecture.source import PROJECT, functions_of, python_files

DOCUMENTS = [*PROJECT.glob("*.md"), *PROJECT.glob("docs/*.md"), *PROJECT.glob("docs/decisions/*.md")]
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)")
TEST = re.compile(r"`(test_[a-z0-9_]+)`")
MAKE = re.compile(r"(?:`|^)make ([a-z-]+)", re.MULTILINE)
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


def test_every_decision_has_its_number_and_its_parts() -> None:
    decisions = sorted(PROJECT.glob("docs/decisions/*.md"))

    assert [int(path.name[:4]) for path in decisions] == list(range(1, len(decisions) + 1))
    for path in decisions:
        text = path.read_text(encoding="utf-8")
        assert [part for part in ("## Context", "## Decision", "## Consequences") if part not in text] == []
