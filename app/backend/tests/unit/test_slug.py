"""The readable part of a post's address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.query.projections.slug import LIMIT, slug


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("On the Analytical Engine", "on-the-analytical-engine"),
        ("What's new, 2026?", "what-s-new-2026"),
        ("Ünïcode Ａ", "ünïcode-a"),
        ("解析機関について", "解析機関について"),
        ("snake_case", "snake-case"),
        ("!!!", "post"),
        ("Versions", "versions-post"),
        ("record", "record-post"),
        ("edit", "edit-post"),
        ("editing", "editing"),
    ],
)
def test_a_slug_says_the_title_in_letters_and_digits(title: str, expected: str) -> None:
    assert slug(title) == expected


def test_a_long_slug_ends_without_a_hyphen() -> None:
    assert slug("x" * 59 + " yyy") == "x" * 59


@given(st.text(max_size=200))
def test_a_slug_needs_no_quoting_but_its_letters(title: str) -> None:
    made = slug(title)

    assert 1 <= len(made) <= LIMIT
    assert not made.startswith("-")
    assert not set(made) & set("/?#%. \t\r\n\x00")
