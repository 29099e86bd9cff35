"""What code says of itself: empty package files, tests named by sentences, files named by topic and role."""

import re

import pytest

from tests.architecture.source import BACKEND, functions_of, python_files

A_SENTENCE = re.compile(r"test(_[a-z0-9]+){3,}")
ROLES = {
    "command/commands": "commands",
    "domain/events": "events|event",
    "query/queries": "queries",
}
FORBIDDEN_WORDS = re.compile(r"(manager|helper|utils?)(\.py)?$|^(I|Abstract)[A-Z]|(Command|Event|Dto|DTO)$")


def test_every_package_file_is_empty() -> None:
    assert [str(path) for path in python_files("app") if path.name == "__init__.py" and path.stat().st_size] == []


def test_every_test_is_named_by_a_sentence() -> None:
    tests = [
        function
        for path in python_files("tests")
        for function in functions_of(path)
        if path.name.startswith("test_") and function.node.name.startswith("test")
    ]

    assert [test.place for test in tests if not A_SENTENCE.fullmatch(test.node.name)] == []


@pytest.mark.parametrize(("folder", "role"), ROLES.items())
def test_every_file_is_named_by_its_topic_and_role(folder: str, role: str) -> None:
    names = [path.stem for path in (BACKEND / "app" / folder).glob("*.py") if path.name != "__init__.py"]

    assert [name for name in names if not re.fullmatch(rf"([a-z_]+_)?({role})", name)] == []


def test_no_file_is_called_a_manager_or_a_helper() -> None:
    assert [path.name for path in python_files("app", "tests") if FORBIDDEN_WORDS.search(path.name)] == []
