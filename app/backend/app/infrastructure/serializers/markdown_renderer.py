"""Markdown to sanitised HTML; the only place where people's text becomes markup."""

import html
import re
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

EXCERPT_LENGTH = 200
MOST_WAITING = 4
TAGS = {
    *("h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "blockquote", "pre", "code", "em", "strong", "s"),
    *("ul", "ol", "li", "a", "table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}, "code": {"class"}, "th": {"align"}, "td": {"align"}}
LINK_REL = "nofollow ugc noopener"
SIGN = re.compile(r"[\\`*_\[\]<>&~\x00-\x09\x0b-\x1f\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
"""Whatever might mean something to Markdown, or stand otherwise in HTML; of spaces, all but the usual one."""
SIGN_AHEAD = re.compile(r" {4}| *([-+=#|:]|\d+[.)])")
"""The same at the beginning of a line."""
BREAK = "  \n"
PARAGRAPHS = re.compile(r"\n(?: ?\n)+")
TAG = re.compile(r'<(?:[^<>"]|"[^"]*")*>')
ORDINARY = re.compile(r"https?://(?=[^/]{,63}(?:/|$))[a-z0-9]+(?:[.-][a-z0-9]+)+(?:/[A-Za-z0-9_.-]+)*/?")
"""Addresses that need not be put into another form."""


class _Renderer(RendererHTML):
    """Headings stand below the post's own title; pictures are links, since they betray readers and may change."""

    def heading_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return f"<{_lower(tokens[idx].tag)}>"

    def heading_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return f"</{_lower(tokens[idx].tag)}>\n"

    def image(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        source = html.escape(str(tokens[idx].attrs.get("src", "")))
        return f'<a href="{source}">{html.escape(tokens[idx].content) or source}</a>'


def _lower(tag: str) -> str:
    return f"h{min(int(tag[1]) + 1, 6)}"


class _Markdown(MarkdownIt):
    """Leaves addresses alone that are in order, as most are: to make sure takes longer than all else about a link."""

    def normalizeLink(self, url: str) -> str:  # noqa: N802  the library's name
        return url if ORDINARY.fullmatch(url) else super().normalizeLink(url)


_markdown = _Markdown("commonmark", {"html": False}, renderer_cls=_Renderer).enable(["table", "strikethrough"])
_cleaner = nh3.Cleaner(TAGS, attributes=ATTRIBUTES, link_rel=LINK_REL, url_schemes={"http", "https", "mailto"})


@dataclass(frozen=True, slots=True)
class Rendered:
    """A text as pages show it, and its beginning in plain words."""

    html: str
    excerpt: str


def render(text: str) -> Rendered:
    """The text's HTML and excerpt."""
    if not _has_signs(text):
        return Rendered(_paragraphs(text), _excerpt(text))
    markup = _cleaner.clean(_markdown.render(text))
    return Rendered(markup, _excerpt(html.unescape(TAG.sub("", markup))))


def _has_signs(text: str) -> bool:
    return bool(SIGN.search(text)) or BREAK in text or any(map(SIGN_AHEAD.match, text.split("\n")))


def _paragraphs(text: str) -> str:
    """What comes of a text without any sign, in a fraction of the time."""
    found = ("\n".join(map(str.strip, each.split("\n"))) for each in PARAGRAPHS.split(text.strip()))
    return "".join(f"<p>{each}</p>\n" for each in found if each)


def _excerpt(said: str) -> str:
    plain = " ".join(said.split())
    if len(plain) <= EXCERPT_LENGTH:
        return plain
    return plain[:EXCERPT_LENGTH].rsplit(" ", 1)[0].rstrip(",.;:") + "…"


def plain(text: str) -> str:
    """What the text says, on one line and without the signs of Markdown."""
    said = " ".join(_said(_markdown.parse(text))) if _has_signs(text) else text
    return " ".join(said.split())


def _said(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "inline":
            yield "".join(" " if each.type.endswith("break") else each.content for each in token.children or ())
        else:
            yield token.content


class RendererBusy(Exception):
    """Too many wait for a preview."""


class Previews:
    """Renders for people who wait, one text at a time: a hostile one takes seconds, and others want the machine too."""

    def __init__(self) -> None:
        self._places = threading.BoundedSemaphore(MOST_WAITING)
        self._turn = threading.Lock()

    def render(self, text: str) -> Rendered:
        """Raises ``RendererBusy`` where too many wait already."""
        if not self._places.acquire(blocking=False):
            raise RendererBusy
        try:
            with self._turn:
                return render(text)
        finally:
            self._places.release()
