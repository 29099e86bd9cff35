"""Cursors: what a list gives out it understands, and nothing else."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.query.models.cursor import InvalidCursor, cursor, keyed

POSITIONS = st.integers(min_value=-(2**63) + 1, max_value=2**63 - 1)


def encoded(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


@given(POSITIONS, st.text(st.characters(exclude_characters="\0", codec="utf-8"), max_size=30))
def test_a_cursor_reads_as_the_key_that_it_was_made_of(number: int, text: str) -> None:
    assert keyed(cursor(number, text), int, str) == (number, text)


@given(st.integers(min_value=0, max_value=2**63 - 1))
def test_a_cursor_needs_no_quoting_in_an_address(number: int) -> None:
    assert set(cursor(number)) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "not a cursor",
        "[1]",
        "ключ",
        "\x00",
        encoded("1"),
        encoded("{}"),
        encoded("[]"),
        encoded("[true]"),
        encoded("[1.5]"),
        encoded("[null]"),
        encoded('["1"]'),
        encoded("[1,2]"),
        encoded("[9223372036854775808]"),
        encoded("[-9223372036854775808]"),
        encoded("[" * 100_000),
    ],
)
def test_what_no_list_gave_out_is_refused(text: str) -> None:
    with pytest.raises(InvalidCursor) as refusal:
        keyed(text, int)

    assert refusal.value.fields == {"after": [{"code": "invalid"}]}


@given(st.text())
def test_no_text_does_anything_else_than_being_refused(text: str) -> None:
    try:
        key = keyed(text, int)
    except InvalidCursor:
        return

    assert isinstance(key[0], int)
