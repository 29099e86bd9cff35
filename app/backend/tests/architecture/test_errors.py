"""Every refusal has a stable code, and docs/ERRORS.md tells what it means."""

import ast
import re
from itertools import combinations

from app.api.errors import HTTP_CODES, INFRASTRUCTURE, REFUSALS
from app.domain.errors import DomainError
from tests.architecture.source import PROJECT, import_all, python_files, subclasses_of, tree_of

import_all("app")

KINDS = sorted(
    (kind for kind in subclasses_of(DomainError) if kind.__module__.startswith("app.")), key=lambda kind: kind.__name__
)
CODE = re.compile(r"[a-z]+(_[a-z]+)*(\.[a-z]+(_[a-z]+)*)?")
ROW = re.compile(r"^\| `([^`]+)` \| (\d{3}) \|", re.MULTILINE)
DOCUMENTED = ROW.findall((PROJECT / "docs" / "ERRORS.md").read_text(encoding="utf-8"))


def code_of(kind: type) -> str:
    """The code that a class declares itself."""
    code: str = vars(kind).get("code", "")
    return code


def is_of_queries(kind: type) -> bool:
    return kind.__module__.startswith("app.query.")


def status_of(kind: type) -> int:
    return next(status for known, status in REFUSALS.items() if issubclass(kind, known))


def codes_of_the_edge() -> set[str]:
    """The codes that the API gives to what never becomes a command or a query."""
    calls = [node for path in python_files("app/api") for node in ast.walk(tree_of(path)) if isinstance(node, ast.Call)]
    named = [
        call.args[1]
        for call in calls
        if getattr(call.func, "id", "") in {"RequestRefused", "problem"} and call.args[1:]
    ]
    written = {name.value for name in named if isinstance(name, ast.Constant) and isinstance(name.value, str)}
    return written | set(HTTP_CODES.values()) | {code for _, code, _ in INFRASTRUCTURE.values()}


def test_every_refusal_declares_a_code_and_says_in_a_sentence_what_is_wrong() -> None:
    assert [kind.__name__ for kind in KINDS if not CODE.fullmatch(code_of(kind))] == []
    assert [kind.__name__ for kind in KINDS if not (kind.__doc__ or "").strip().endswith(".")] == []


def test_two_refusals_share_a_code_only_on_two_sides_and_with_one_meaning() -> None:
    pairs = [(one, other) for one, other in combinations(KINDS, 2) if code_of(one) == code_of(other)]

    assert [pair for pair in pairs if is_of_queries(pair[0]) == is_of_queries(pair[1])] == []
    assert [pair for pair in pairs if pair[0].__doc__ != pair[1].__doc__] == []


def test_every_code_is_documented_once_and_no_other() -> None:
    codes = [code for code, _ in DOCUMENTED]
    literals = {
        node.value for path in python_files("app") for node in ast.walk(tree_of(path)) if isinstance(node, ast.Constant)
    }

    assert len(codes) == len(set(codes))
    assert ({code_of(kind) for kind in KINDS} | codes_of_the_edge()) - set(codes) == set()
    assert set(codes) - literals == set()


def test_every_refusal_is_documented_with_its_status() -> None:
    statuses = {code: int(status) for code, status in DOCUMENTED}

    assert [kind.__name__ for kind in KINDS if statuses.get(code_of(kind)) != status_of(kind)] == []
