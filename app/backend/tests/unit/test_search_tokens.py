"""What texts are found by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.infrastructure.serializers.search_phrases import asked
from app.infrastructure.serializers.search_tokens import MOST_BYTES, Term, folded, indexed, tokens


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Engines ENGINE", ["engin", "engines", "engine"]),
        ("Don’t", ["dont"]),
        ("Ёлки", ["елк", "елки"]),
        ("Ｆｕｌｌ ｶﾞ", ["full", "ガ"]),
        ("東京都", ["東", "京", "都", "東京", "京都"]),
        ("x86-64 3.14", ["x86", "64", "3", "14"]),
        ("engine修理", ["engin", "engine", "修", "理", "修理"]),
        ("ﬁne Straße", ["fine", "strass", "strasse"]),
        ("!? _ \N{GRINNING FACE}", []),
    ],
)
def test_a_text_is_found_by_these(text: str, found: list[str]) -> None:
    assert list(tokens(text)) == found


def test_the_last_word_may_be_unfinished_and_no_other() -> None:
    assert asked("engi").words == [(Term("engi", is_prefix=True),)]
    assert asked("engi ").words == [(Term("engi"),)]
    assert asked("weaving pat").words == [(Term("weav"),), (Term("pat", is_prefix=True),)]
    assert asked("a").words == [(Term("a"),)]
    assert asked("happy").words == [(Term("happi"), Term("happy", is_prefix=True))]


def test_of_a_run_without_spaces_every_pair_is_wanted() -> None:
    assert asked("東京都").words == [(Term("東京"),), (Term("京都"),)]
    assert asked("猫").words == [(Term("猫"),)]


@given(st.text(max_size=40))
def test_whatever_a_text_says_is_found_by_it(text: str) -> None:
    found = tokens(text)

    for word in asked(text).words:
        assert any(
            token.startswith(term.token) if term.is_prefix else token == term.token for term in word for token in found
        )


@given(st.text(max_size=40) | st.text("aB'’_1 éё\u0301", max_size=20))
def test_words_are_the_same_beside_writing_without_spaces(text: str) -> None:
    assert list(tokens(f"{text} 東")) == list(tokens(text) | {"東": None})


@given(st.text(max_size=60))
def test_tokens_hold_nothing_that_an_engine_reads_otherwise(text: str) -> None:
    line = indexed(["@posts", "#a-b"], text, text)

    assert all(character.isalnum() or character in "=#@- " or not character.isascii() for character in line)
    assert "  " not in line
    assert folded(line) == line


def test_a_line_of_tokens_ends_before_it_is_too_long_for_an_index() -> None:
    characters = "".join(chr(0x20000 + number * 13 % 40_000) for number in range(100_000))
    line = indexed(["@posts"], characters, characters)

    assert MOST_BYTES - 100 < len(line.encode()) <= MOST_BYTES
    assert line.startswith("@posts =")
