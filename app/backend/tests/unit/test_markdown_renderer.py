"""Markdown becomes safe HTML."""

import re
from html.parser import HTMLParser

import nh3
import pyromark
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.infrastructure.serializers.markdown_markup import DEEPEST, OPTIONS
from app.infrastructure.serializers.markdown_renderer import ATTRIBUTES, EXCERPT_LENGTH, LINK_REL, TAGS, render

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<iframe src='//evil.example'></iframe>",
    "<a href='javascript:alert(1)'>x</a>",
    "<style>*{display:none}</style>",
    "<!-- a --><b onclick=x>y</b>",
    "`<script>`",
    "```html\n<script>alert(1)</script>\n```",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java&#10;script:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox)",
    "<javascript:alert(1)>",
    "[x](tel:1)",
    "[x](ftp://a.example/x)",
    "[x](magnet:?xt=x)",
    "![x](javascript:alert(1))",
    '!["><script>](http://a.example/b.png)',
    '[x](http://a.example/"onmouseover="alert(1))',
    "[x]: javascript:alert(1)\n\n[x]",
]
KEPT = {"a": {"href", "title", "rel"}, "ol": {"start"}, "code": {"class"}, "th": {"align"}, "td": {"align"}}
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
IGNORED_BY_BROWSERS = re.compile(r"^[\x00-\x20]+|[\t\r\n]")


def leads_nowhere_else(link: str) -> bool:
    scheme = SCHEME.match(IGNORED_BY_BROWSERS.sub("", link))
    return scheme is None or scheme[0].lower() in {"http:", "https:", "mailto:"}


class Found(HTMLParser):
    """The tags and attributes of a piece of HTML, as a browser would find them."""

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.refused: list[str] = []
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        names = {name for name, _ in attrs}
        links = [value or "" for name, value in attrs if name == "href"]
        if tag not in TAGS or not names <= KEPT.get(tag, set()) or not all(map(leads_nowhere_else, links)):
            self.refused.append(self.get_starttag_text() or tag)


def refused(markup: str) -> list[str]:
    return Found(markup).refused


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_markup_is_shown_or_dropped_and_never_run(text: str) -> None:
    assert refused(render(text).html) == []


def test_the_check_itself_finds_what_is_hostile() -> None:
    assert refused("<script>") == ["<script>"]
    assert refused('<a href="javascript:x">') == ['<a href="javascript:x">']
    assert refused('<a href=" java\tscript:x">') != []
    assert refused('<a href="x:y" onclick="z">') == ['<a href="x:y" onclick="z">']
    assert refused('<a href="/p/1" title="x">y</a><a href="#a:b"></a>') == []


@given(
    st.lists(st.sampled_from([*HOSTILE, "[", "](", ")", "<", ">", '"', "'", "\n", "*", "`", "&lt;", "x"]), max_size=12)
)
def test_no_mixture_of_hostile_pieces_gets_through(pieces: list[str]) -> None:
    assert refused(render("".join(pieces)).html) == []


@given(st.text(alphabet="ab \n\t-+=>.)1*_#`~[](:/é東", max_size=60))
def test_a_page_says_it_as_the_parser_itself_would(text: str) -> None:
    theirs = pyromark.html(text, options=OPTIONS).replace("del>", "s>")
    lowered = re.sub(r"(?<=<h|/h)[1-6](?=>)", lambda level: str(min(int(level[0]) + 1, 6)), theirs)

    assert "".join(render(text).html.split()) == "".join(
        nh3.clean(lowered, TAGS, attributes=ATTRIBUTES, link_rel=LINK_REL).split()
    )


@pytest.mark.parametrize("address", ["https://a.example/b_c/d.html", "http://a.example/", "https://A.example/%20?b=c"])
def test_an_address_is_kept_as_it_is(address: str) -> None:
    assert f'href="{address.lower()}"' in render(f"[x]({address})").html.lower()


def test_html_is_shown_as_the_text_that_it_is() -> None:
    assert render("a <b>bold</b> claim").html == "<p>a &lt;b&gt;bold&lt;/b&gt; claim</p>\n"


def test_headings_stand_below_the_title_of_the_post() -> None:
    assert render("# One\n\n##### Five\n\n###### Six\n\nTwo\n===").html == (
        "<h2>One</h2>\n<h6>Five</h6>\n<h6>Six</h6>\n<h2>Two</h2>\n"
    )


def test_an_image_is_a_link_to_it() -> None:
    markup = render("![a loom](https://a.example/loom.png)").html

    assert "<img" not in markup
    assert ">a loom</a>" in markup
    assert 'href="https://a.example/loom.png"' in markup


def test_an_image_without_words_is_called_by_its_address() -> None:
    assert ">https://a.example/loom.png</a>" in render("![](https://a.example/loom.png)").html


def test_links_vouch_for_nothing_and_reach_no_window() -> None:
    assert render("[a](https://a.example)").html == (
        '<p><a href="https://a.example" rel="nofollow ugc noopener">a</a></p>\n'
    )


def test_tables_lists_and_struck_words_are_kept() -> None:
    markup = render("| a |\n|---|\n| b |\n\n3. x\n\n~~y~~").html

    assert Found(markup).tags == {"table", "thead", "tbody", "tr", "th", "td", "ol", "li", "s", "p"}
    assert '<ol start="3">' in markup


def test_a_column_of_a_table_keeps_its_side() -> None:
    markup = render("| a | b |\n|---|--:|\n| c | d |").html

    assert '<th>a</th>\n<th align="right">b</th>' in markup
    assert '<td>c</td>\n<td align="right">d</td>' in markup


def test_a_block_of_html_is_shown_as_the_text_that_it_is() -> None:
    assert render("<div>\n*a*\n</div>").html == "<p>&lt;div&gt;\n*a*\n&lt;/div&gt;</p>\n"


def test_an_address_of_mail_leads_to_mail() -> None:
    assert 'href="mailto:ada@a.example"' in render("<ada@a.example>").html


def test_code_says_in_what_language_it_is() -> None:
    assert render("```py x\na < b\n```").html == '<pre><code class="language-py">a &lt; b\n</code></pre>\n'


def test_what_is_nested_without_end_is_shown_as_deep_as_one_can_read() -> None:
    markup = render("> " * 50 + "x").html

    assert markup.count("<blockquote>") == markup.count("</blockquote>") == DEEPEST
    assert "x" in markup


def test_an_excerpt_is_plain_words() -> None:
    assert (
        render("# Title\n\nA *few* [words](https://a.example) & `code` <b>").excerpt == "Title A few words & code <b>"
    )


def test_a_long_excerpt_ends_after_a_word() -> None:
    excerpt = render("word, " * 100).excerpt

    assert excerpt.endswith("word…")
    assert len(excerpt) <= EXCERPT_LENGTH + 1


@pytest.mark.parametrize(
    "piece",
    [
        "[",
        "*",
        "`",
        ">",
        "![](",
        "|",
        "- ",
        "<",
        "&",
        "_a ",
        "**a *b ",
        "[x]: y\n",
        "1. a\n",
        "a|b\n-|-\n",
        "> - ",
        "~~a",
    ],
)
def test_hostile_texts_of_full_length_are_rendered_with_bounded_work(piece: str) -> None:
    assert refused(render((piece * 100_000)[:100_000]).html) == []
