"""Markdown to sanitised HTML; the only place where people's text becomes markup."""

import html
from collections.abc import Sequence
from dataclasses import dataclass

import nh3
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

EXCERPT_LENGTH = 200
TAGS = {
    *("h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "blockquote", "pre", "code", "em", "strong", "s"),
    *("ul", "ol", "li", "a", "table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}, "code": {"class"}, "th": {"align"}, "td": {"align"}}
LINK_REL = "nofollow ugc noopener"


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
