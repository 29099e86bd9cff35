"""Texts without the signs of Markdown."""

import html

import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.infrastructure.serializers.markdown_markup import words
from app.infrastructure.serializers.markdown_renderer import render


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("It *weaves* **patterns**.", "It weaves patterns."),
        ("# A title\n\nand a [link](https://example.org/path)", "A title and a link"),
        ("![a picture](https://example.org/a.png) of it", "a picture of it"),
        ("- one\n- two\n\n1. three", "one two three"),
        ("> quoted `code`\n\n```py\nx = 1\n```", "quoted code x = 1"),
        ("| a | b |\n|---|---|\n| c | d |", "a b c d"),
        ("fish &amp; chips <b>", "fish & chips <b>"),
        ("no sign at all\nbut a line", "no sign at all but a line"),
        ("", ""),
    ],
)
def test_a_text_is_told_without_its_signs(text: str, said: str) -> None:
    assert words(text) == said


@given(st.text(alphabet="ab \n\t-+=>.)1*_#東é", max_size=60))
def test_it_says_what_its_page_says(text: str) -> None:
    page = html.unescape(nh3.clean(render(text).html, tags=set()))

    assert "".join(words(text).split()) == "".join(page.split())
