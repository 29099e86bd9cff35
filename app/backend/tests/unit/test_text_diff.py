"""What changed between two texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.query.models.text_diff import Block, Op, Segment, count_words, diff_paragraphs, diff_words, words_in

WORDS = st.lists(
    st.sampled_from(["the", "engine", "weaves", " ", "  ", ",", "機", "関", "ไทย", "é", "\n", "🙂"]), max_size=25
)
TEXTS = WORDS.map("".join)
BODIES = st.lists(TEXTS, max_size=6).map("\n\n".join)


def pairs(old: str, new: str) -> list[tuple[Op, str]]:
    return [(segment.op, segment.text) for segment in diff_words(old, new)]


def side(segments: list[Segment], other: Op) -> str:
    return "".join(segment.text for segment in segments if segment.op != other)


def paragraphs(blocks: list[Block], other: Op) -> list[str]:
    return [text for block in blocks if (text := side(block.segments, other))]


def test_words_are_compared_where_words_have_spaces() -> None:
    assert pairs("the old engine", "the new engine") == [
        ("same", "the "),
        ("removed", "old"),
        ("added", "new"),
        ("same", " engine"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("解析機関", "解析器関", [("same", "解析"), ("removed", "機"), ("added", "器"), ("same", "関")]),
        ("私は書く", "私は書いた", [("same", "私は書"), ("removed", "く"), ("added", "いた")]),
        ("我们写作", "我写作", [("same", "我"), ("removed", "们"), ("same", "写作")]),
    ],
)
def test_characters_are_compared_in_japanese_and_chinese(old: str, new: str, expected: list[tuple[Op, str]]) -> None:
    assert pairs(old, new) == expected


def test_changes_with_only_a_space_between_read_as_one() -> None:
    assert pairs("one two", "three four") == [("removed", "one two"), ("added", "three four")]


def test_equal_texts_are_one_segment_and_empty_ones_none() -> None:
    assert pairs("the engine", "the engine") == [("same", "the engine")]
    assert pairs("", "") == []


def test_a_changed_paragraph_is_a_block_of_its_own() -> None:
    blocks = diff_paragraphs("first\n\nthe old engine\n\nlast", "first\n\nthe new engine\n\nlast")

    assert [block.changed for block in blocks] == [False, True, False]
    assert side(blocks[1].segments, "added") == "the old engine"


def test_a_paragraph_that_came_or_went_stands_whole() -> None:
    assert diff_paragraphs("a\n\nb", "a\n\nb\n\nc")[2] == Block(True, [Segment("added", "c")])
    assert diff_paragraphs("a\n\nb\n\nc", "a\n\nc")[1] == Block(True, [Segment("removed", "b")])


def test_paragraphs_with_nothing_in_common_are_not_mixed() -> None:
    assert diff_paragraphs("abc def", "xyz uvw") == [
        Block(True, [Segment("removed", "abc def")]),
        Block(True, [Segment("added", "xyz uvw")]),
    ]


def test_words_and_not_the_signs_between_them_are_counted() -> None:
    blocks = diff_paragraphs("", "Two words, 機関!\n\n-- x")

    assert count_words(blocks, "added") == 5
    assert count_words(blocks, "removed") == 0


@given(st.text(st.characters(max_codepoint=127), max_size=80))
def test_english_words_are_counted_as_words_of_any_language_are(text: str) -> None:
    assert words_in(text) == words_in(f"{text}\n中") - 1


@given(BODIES | st.text(max_size=80))
def test_all_words_of_a_text_come_where_there_was_none(text: str) -> None:
    assert words_in(text) == count_words(diff_paragraphs("", text), "added")
    assert words_in(text) == count_words(diff_paragraphs(text, ""), "removed")


@given(TEXTS, TEXTS)
def test_what_stayed_and_went_is_the_old_and_what_stayed_and_came_the_new(old: str, new: str) -> None:
    segments = diff_words(old, new)

    assert side(segments, "added") == old
    assert side(segments, "removed") == new
    assert all(segment.text for segment in segments)


@given(st.text(max_size=80), st.text(max_size=80))
def test_no_sign_of_any_script_is_lost(old: str, new: str) -> None:
    segments = diff_words(old, new)

    assert side(segments, "added") == old
    assert side(segments, "removed") == new


@given(BODIES, BODIES)
def test_the_paragraphs_of_both_texts_stand_in_their_order(old: str, new: str) -> None:
    blocks = diff_paragraphs(old, new)

    assert paragraphs(blocks, "added") == paragraphs(diff_paragraphs(old, old), "added")
    assert paragraphs(blocks, "removed") == paragraphs(diff_paragraphs(new, new), "removed")
    assert all(block.changed == any(segment.op != "same" for segment in block.segments) for block in blocks)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a " * 50_000, "b " * 50_000),
        ("機" * 100_000, "関" * 99_999 + "機"),
        ("a\n\n" * 33_000, "b\n\n" * 33_000),
        ("ab" * 50_000, "ba" * 50_000),
        ("a b " * 25_000, "b a " * 25_000),
        (("機関" * 1000 + "\n\n") * 49, ("関器" * 1000 + "\n\n") * 49),
        ("\n" * 100_000, "\n \t" * 33_000),
        ("x", "y " * 50_000),
    ],
)
def test_hostile_texts_of_full_length_are_compared_with_bounded_work(old: str, new: str) -> None:
    blocks = diff_paragraphs(old, new)

    assert paragraphs(blocks, "added") == paragraphs(diff_paragraphs(old, old), "added")
    assert paragraphs(blocks, "removed") == paragraphs(diff_paragraphs(new, new), "removed")
