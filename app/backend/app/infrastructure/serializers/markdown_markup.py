"""CommonMark, tables and struck words as HTML; what people wrote as HTML is text here."""

from collections.abc import Callable, Iterator
from html import escape
from typing import Any

from pyromark import Options, events

OPTIONS = Options.ENABLE_TABLES | Options.ENABLE_STRIKETHROUGH
DEEPEST = 20
"""What is nested deeper is shown without: nobody could read it, and browsers choke on it."""
BREAKS = {"SoftBreak": "\n", "HardBreak": "<br>\n", "Rule": "<hr>\n"}
PAIRS = {
    "Paragraph": ("<p>", "</p>\n"),
    "HtmlBlock": ("<p>", "</p>\n"),
    "BlockQuote": ("<blockquote>\n", "</blockquote>\n"),
    "Item": ("<li>", "</li>\n"),
    "Table": ("<table>\n", "</tbody>\n</table>\n"),
    "TableHead": ("<thead>\n<tr>\n", "</tr>\n</thead>\n<tbody>\n"),
    "TableRow": ("<tr>\n", "</tr>\n"),
    "Emphasis": ("<em>", "</em>"),
    "Strong": ("<strong>", "</strong>"),
    "Strikethrough": ("<s>", "</s>"),
}
INLINE = {"Emphasis", "Strong", "Strikethrough", "Link", "Image"}
Named = tuple[str, Any]
"""What stands in an event: its name, and what more it tells."""
Pair = tuple[str, str]
"""What opens, and what closes."""


def markup(text: str) -> str:
    """The HTML of a text, not yet sanitised."""
    page = _Page(_events(text))
    return "".join(page.parts())


def words(text: str) -> str:
    """What the text says, on one line and without the signs of Markdown."""
    return " ".join("".join(map(_said, _events(text))).split())


class _Page:
    """A text on its way to HTML: the tags that are open, and where in a table it is."""

    def __init__(self, events: Iterator[Named]) -> None:
        self._events = events
        self._closings: list[str] = []
        self._sides: tuple[str, ...] = ()
        self._cell, self._column = "td", 0

    def parts(self) -> Iterator[str]:
        for name, told in self._events:
            if name == "Start":
                yield self._open(*_named(told))
            elif name == "End":
                yield self._closings.pop()
            elif name == "Code":
                yield f"<code>{escape(told)}</code>"
            else:
                yield BREAKS.get(name) or escape(told)

    def _open(self, name: str, told: Any) -> str:
        if name == "Image":
            return self._picture(told["dest_url"])
        opening, closing = self._pair(name, told)
        shown = len(self._closings) < DEEPEST
        self._closings.append(closing if shown else "")
        return opening if shown else ""

    def _pair(self, name: str, told: Any) -> Pair:
        if name in MADE:
            return MADE[name](told)
        if name == "Table":
            self._sides = told
        elif name in ("TableHead", "TableRow"):
            self._cell, self._column = "th" if name == "TableHead" else "td", 0
        elif name == "TableCell":
            return self._cell_pair()
        return PAIRS[name]

    def _cell_pair(self) -> Pair:
        side = self._sides[self._column].lower()
        self._column += 1
        return f"<{self._cell}>" if side == "none" else f'<{self._cell} align="{side}">', f"</{self._cell}>\n"

    def _picture(self, source: str) -> str:
        """A link to it, since it betrays readers and may change."""
        said, depth = "", 1
        while depth:
            event = next(self._events)
            depth += (event[0] == "Start") - (event[0] == "End")
            said += _said(event)
        return f'<a href="{escape(source)}">{escape(said.strip() or source)}</a>'


def _heading(told: Any) -> Pair:
    """Below the post's own title."""
    level = min(int(told["level"][1]) + 1, 6)
    return f"<h{level}>", f"</h{level}>\n"


def _code_block(told: Any) -> Pair:
    language = told["Fenced"].split() if isinstance(told, dict) else []
    kind = f' class="language-{escape(language[0])}"' if language else ""
    return f"<pre><code{kind}>", "</code></pre>\n"


def _list(first: int | None) -> Pair:
    if first is None:
        return "<ul>\n", "</ul>\n"
    return "<ol>\n" if first == 1 else f'<ol start="{first}">\n', "</ol>\n"


def _link(told: Any) -> Pair:
    scheme = "mailto:" if told["link_type"] == "Email" else ""
    title = f' title="{escape(told["title"])}"' if told["title"] else ""
    return f'<a href="{scheme}{escape(told["dest_url"])}"{title}>', "</a>"


MADE: dict[str, Callable[[Any], Pair]] = {"Heading": _heading, "CodeBlock": _code_block, "List": _list, "Link": _link}


def _events(text: str) -> Iterator[Named]:
    return map(_named, events(text, options=OPTIONS))


def _named(event: Any) -> Named:
    """A bare name, or the only item of a dictionary."""
    return (event, None) if isinstance(event, str) else next(iter(event.items()))


def _said(event: Named) -> str:
    name, told = event
    if name in ("Start", "End"):
        return "" if _named(told)[0] in INLINE else " "
    return " " if name in BREAKS else told
