"""What of a text is shown, and marked, for what was looked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.infrastructure.serializers.search_marks import SNIPPET, Marks, Segment
from app.infrastructure.serializers.search_phrases import asked

SENTENCE = "The harbour master kept a ledger of every ship that came in. "


def told(segments: list[Segment]) -> str:
    """With the marks in brackets."""
    return "".join(f"[{each['text']}]" if each["mark"] else each["text"] for each in segments)


@pytest.mark.parametrize(
    ("q", "text", "shown"),
    [
        ("engine", "On Engines, an engine", "On [Engines], an [engine]"),
        ("wea pat", "It weaves patterns", "It weaves [patterns]"),
        ("weaves pat", "It weaves patterns", "It [weaves] [patterns]"),
        ("елки", "Ёлка и ёлки", "[Ёлка] и [ёлки]"),
        ("ガラ", "ｶﾞﾗｽ", "[ｶﾞﾗ]ｽ"),
        ("ｆｕｌｌ", "Ｆｕｌｌ width", "[Ｆｕｌｌ] width"),
        ("東京都", "東京都の京都", "[東京都]の[京都]"),
        ("strasse", "Die Straße", "Die [Straße]"),
        ("x", "nothing", "nothing"),
        ('"weaves patterns"', "Patterns weave patterns; it weaves.", "Patterns [weave patterns]; it weaves."),
        ('"trip the fu', "It trips, the (fuse) trips", "It [trips, the (fuse]) trips"),
        ('loom "the loom"', "The loom, a loom", "[The loom], a [loom]"),
        ("「猫を」", "猫と猫を", "猫と[猫を]"),
        ('"ｶﾞﾗｽ"', "ｶﾞﾗとガラス", "ｶﾞﾗと[ガラス]"),
    ],
)
def test_these_are_marked(q: str, text: str, shown: str) -> None:
    assert told(Marks(asked(q)).marked(text)) == shown


def test_a_long_text_is_cut_where_it_says_what_was_looked_for() -> None:
    text = SENTENCE * 20 + "A needle lay beside the thread. " + SENTENCE * 20
    shown = told(Marks(asked("needle thread")).snippet(text))

    assert shown.startswith("…")
    assert shown.endswith("…")
    assert "A [needle] lay beside the [thread]" in shown


def test_a_text_that_says_it_at_once_is_shown_from_its_beginning() -> None:
    shown = told(Marks(asked("ledger")).snippet(SENTENCE * 20))

    assert shown.startswith("The harbour master kept a [ledger] of")
    assert shown.endswith("…")


@given(st.text(max_size=400), st.text(max_size=20))
def test_a_snippet_is_a_part_of_the_text(text: str, q: str) -> None:
    marks = Marks(asked(q))
    segments = marks.snippet(text)
    shown = "".join(each["text"] for each in segments)

    assert "".join(each["text"] for each in marks.marked(text)) == text
    assert shown.removeprefix("…").removesuffix("…") in text or shown in text
    assert len(shown) <= SNIPPET + 2
    assert all(each["text"] for each in segments)
