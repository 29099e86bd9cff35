"""What is looked for between quotation marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.infrastructure.serializers.search_phrases import asked
from app.infrastructure.serializers.search_tokens import Term


@pytest.mark.parametrize(
    "q", ['"wool loom"', "“wool loom”", "«wool loom»", "「wool loom」", "＂wool loom＂", "„wool loom“"]
)
def test_any_quotation_marks_make_a_phrase(q: str) -> None:
    [phrase] = asked(q).phrases

    assert list(phrase.units) == [(Term("wool"),), (Term("loom"),)]
    assert asked(q).loose == []


def test_words_beside_a_phrase_stand_anywhere() -> None:
    looked_for = asked('warp "wool loom" weft')

    assert looked_for.loose == [(Term("warp"),), (Term("weft", is_prefix=True),)]
    assert looked_for.words == [(Term("warp"),), (Term("wool"),), (Term("loom"),), (Term("weft", is_prefix=True),)]


def test_a_phrase_that_is_not_closed_goes_on_to_the_end_and_its_last_word_may_be_unfinished() -> None:
    [phrase] = asked('warp "wool lo').phrases

    assert phrase.is_said_in("Of wool looms")
    assert not asked('"wool lo"').phrases[0].is_said_in("Of wool looms")


@pytest.mark.parametrize("q", ["", '"', '""', '"!" "?"', "「」"])
def test_marks_around_nothing_are_no_phrase(q: str) -> None:
    assert asked(q) == ([], [], [])


def test_a_phrase_is_said_in_one_text_and_not_across_two() -> None:
    [phrase] = asked('"wool loom"').phrases

    assert phrase.is_said_in("x", "the wool, looms")
    assert not phrase.is_said_in("wool", "loom")
    assert not phrase.is_said_in("wool", "loom wool")


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40))
def test_whatever_a_text_says_in_a_row_is_a_phrase_of_it(before: str, said: str, after: str) -> None:
    looked_for = asked(f'"{said} "')

    for phrase in looked_for.phrases:
        assert phrase.is_said_in(f"{before} {said} {after}")
