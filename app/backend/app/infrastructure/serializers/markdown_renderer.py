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
SIGN = re.compile(r"[\\`*_\[\]<>#~|!&]|^[ \t]*([-+=>]|\d+[.)])|\t", re.MULTILINE)
"""Whatever might mean something to Markdown."""


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


_markdown = MarkdownIt("commonmark", {"html": False}, renderer_cls=_Renderer).enable(["table", "strikethrough"])


@dataclass(frozen=True, slots=True)
class Rendered:
    """A text as pages show it, and its beginning in plain words."""

    html: str
    excerpt: str


def render(text: str) -> Rendered:
    """The text's HTML and excerpt."""
    markup = nh3.clean(
        _markdown.render(text),
        tags=TAGS,
        attributes=ATTRIBUTES,
        link_rel=LINK_REL,
        url_schemes={"http", "https", "mailto"},
    )
    return Rendered(markup, _excerpt(markup))


def _excerpt(markup: str) -> str:
    plain = " ".join(html.unescape(nh3.clean(markup, tags=set())).split())
    if len(plain) <= EXCERPT_LENGTH:
        return plain
    return plain[:EXCERPT_LENGTH].rsplit(" ", 1)[0].rstrip(",.;:") + "…"


def plain(text: str) -> str:
    """What the text says, on one line and without the signs of Markdown."""
    said = " ".join(_said(_markdown.parse(text))) if SIGN.search(text) else text
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
