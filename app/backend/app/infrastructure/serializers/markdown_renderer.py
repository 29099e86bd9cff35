"""Markdown to sanitised HTML; the only place where people's text becomes markup."""

import html
import re
import threading
from dataclasses import dataclass

import nh3

from app.infrastructure.serializers.markdown_markup import markup

EXCERPT_LENGTH = 200
MOST_WAITING = 4
TAGS = {
    *("h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "blockquote", "pre", "code", "em", "strong", "s"),
    *("ul", "ol", "li", "a", "table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}, "code": {"class"}, "th": {"align"}, "td": {"align"}}
LINK_REL = "nofollow ugc noopener"
TAG = re.compile(r'<(?:[^<>"]|"[^"]*")*>')
_cleaner = nh3.Cleaner(TAGS, attributes=ATTRIBUTES, link_rel=LINK_REL, url_schemes={"http", "https", "mailto"})


@dataclass(frozen=True, slots=True)
class Rendered:
    """A text as pages show it, and its beginning in plain words."""

    html: str
    excerpt: str


def render(text: str) -> Rendered:
    """The text's HTML and excerpt."""
    clean = _cleaner.clean(markup(text))
    return Rendered(clean, _excerpt(html.unescape(TAG.sub("", clean))))


def _excerpt(said: str) -> str:
    plain = " ".join(said.split())
    if len(plain) <= EXCERPT_LENGTH:
        return plain
    return plain[:EXCERPT_LENGTH].rsplit(" ", 1)[0].rstrip(",.;:") + "…"


class RendererBusy(Exception):
    """Too many wait for a preview."""


class Previews:
    """Renders for people who wait, one text at a time: a hostile one takes most of a second, and others read."""

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
