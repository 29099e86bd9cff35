"""Every refusal has a stable code of its own, and docs/ERRORS.md tells what it means."""

import re

from app.domain.errors import DomainError
from tests.architecture.source import PROJECT, import_all, subclasses_of

import_all("app")

REFUSALS = sorted(
    (kind for kind in subclasses_of(DomainError) if kind.__module__.startswith("app.")), key=lambda kind: kind.__name__
)
CODE = re.compile(r"[a-z]+(_[a-z]+)*(\.[a-z]+(_[a-z]+)*)?")
ROW = re.compile(r"^\| `([^`]+)` \|", re.MULTILINE)


def code_of(kind: type) -> str:
    code: str = vars(kind).get("code", "")
    return code


def documented() -> list[str]:
    return ROW.findall((PROJECT / "docs" / "ERRORS.md").read_text(encoding="utf-8"))


def test_every_refusal_declares_a_code_of_its_own() -> None:
    assert [kind.__name__ for kind in REFUSALS if not CODE.fullmatch(code_of(kind))] == []


def test_no_two_refusals_share_a_code() -> None:
    codes = [code_of(kind) for kind in REFUSALS]

    assert sorted(codes) == sorted(set(codes))


def test_every_code_is_documented_once_and_no_other() -> None:
    assert sorted(documented()) == sorted({code_of(kind) for kind in REFUSALS})


def test_every_refusal_says_in_a_sentence_what_is_wrong() -> None:
    assert [kind.__name__ for kind in REFUSALS if not (kind.__doc__ or "").strip().endswith(".")] == []
