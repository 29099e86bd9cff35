"""Where a text says what somebody looks for: its words marked, and the part of it to show."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from heapq import merge
from typing import NamedTuple, TypedDict

from app.infrastructure.serializers.search_phrases import Asked
from app.infrastructure.serializers.search_tokens import FIRST_UNSPACED, WORD, folded, is_unspaced, tokens_of

SNIPPET = 200
LEAD = 50
"""How much of a snippet stands before what was found, where there is more."""
LOOKED_THROUGH = 10_000
MOST_PLACES = 100
CLUSTER = re.compile(r"(?s).[\u0300-\u036f\u1160-\u11ff\u3099\u309a\uff9e\uff9f]*")


class Segment(TypedDict):
    """A run of text that is what was looked for, or is not."""

    text: str
    mark: bool


class Found(NamedTuple):
    """A place in a text, and which of the words and phrases looked for stands there."""

    start: int
    end: int
    word: int


class Marks:
    """Marks what somebody looks for; made once for all the hits of an answer."""

    def __init__(self, asked: Asked) -> None:
        terms = [(term, number) for number, word in enumerate(asked.loose) for term in word]
        self._whole = {term.token: number for term, number in terms if not term.is_prefix}
        self._begun = [(term.token, number) for term, number in terms if term.is_prefix]
        self._firsts = {term.token[0] for term, _ in terms}
        """How words begin that may be among those looked for, as a stem begins like its word."""
        self._phrases = list(enumerate(asked.phrases, len(asked.loose)))
        self._count = len(asked.loose) + len(asked.phrases)
        self._known: dict[str, int | None] = {}

    def marked(self, text: str) -> list[Segment]:
        """All of the text."""
        return _segments(text, list(self._found(text)), 0, len(text))

    def snippet(self, text: str) -> list[Segment]:
        """The part of the text that says the most of what was looked for; its beginning if that is not far ahead."""
        found = self._first_found(text[:LOOKED_THROUGH])
        start = _start(text, found)
        end = _end(text, start)
        before: list[Segment] = [{"text": "…", "mark": False}] if start else []
        after: list[Segment] = [{"text": "…", "mark": False}] if end < len(text) else []
        end -= len(text[start:end]) - len(text[start:end].rstrip(" ,.;:…")) if after else 0
        return _joined([*before, *_segments(text, found, start, end), *after])

    def _first_found(self, text: str) -> list[Found]:
        """No more than it takes to tell where every word stands for the first time, and what stands around it."""
        found: list[Found] = []
        missing, last = set(range(self._count)), len(text)
        for each in self._found(text):
            if each.start > last or len(found) == MOST_PLACES:
                break
            found.append(each)
            missing.discard(each.word)
            if not missing:
                last = min(last, each.end + SNIPPET)
        return found

    def _found(self, text: str) -> Iterator[Found]:
        """Every place, in the order of the text; those of runs without spaces may overlap."""
        even, places = _even(text)
        ranges = [_numbered(number, phrase.places(even)) for number, phrase in self._phrases]
        for start, end, number in merge(self._words(even), *ranges):
            yield Found(places[start], places[end], number)

    def _words(self, even: str) -> Iterator[Found]:
        """The words that are looked for wherever they stand."""
        firsts = self._firsts
        for run in WORD.finditer(even) if firsts else ():
            said = run[0]
            if said[0] < FIRST_UNSPACED and said[0] not in firsts:
                continue  # as most of a text is, and a call for each would take longer than all the rest
            if is_unspaced(said):
                yield from self._within(run)
            elif said[0] in firsts and (number := self._number(said)) is not None:
                yield Found(run.start(), run.end(), number)

    def _number(self, said: str) -> int | None:
        """Which of the words looked for the text says there."""
        if said not in self._known:
            self._known[said] = next(self._numbers(tokens_of(said)), None)
        return self._known[said]

    def _numbers(self, names: Sequence[str]) -> Iterator[int]:
        yield from (self._whole[name] for name in names if name in self._whole)
        yield from (number for begun, number in self._begun for name in names if name.startswith(begun))

    def _within(self, run: re.Match[str]) -> Iterator[Found]:
        """What stands in a run without spaces, in its order."""
        for at in range(len(run[0])):
            for token in (run[0][at : at + 2], run[0][at]):
                if token in self._whole:
                    yield Found(run.start() + at, run.start() + at + len(token), self._whole[token])
                    break


def _numbered(number: int, places: Iterator[tuple[int, int]]) -> Iterator[Found]:
    return (Found(start, end, number) for start, end in places)


def _even(text: str) -> tuple[str, Sequence[int]]:
    """The text as it is compared, and where in it as it is shown each character begins."""
    even = folded(text)
    if len(even) == len(text) and unicodedata.is_normalized("NFKC", text):
        return even, range(len(text) + 1)
    parts, places = [], []
    for cluster in CLUSTER.finditer(text):
        parts.append(part := folded(cluster[0]))
        places += [cluster.start()] * len(part)
    return "".join(parts), [*places, len(text)]


def _start(text: str, found: Sequence[Found]) -> int:
    """Where to begin to show the most different words, behind a space if there is one near."""
    if not found or (found[0].end <= SNIPPET - LEAD and _told(found, 0) == len({each.word for each in found})):
        return 0
    best = max(range(len(found)), key=lambda first: (_told(found, found[first].start - LEAD), -first))
    start = max(found[best].start - LEAD, 0)
    space = text.find(" ", start, found[best].start) if start else -1
    return space + 1 or start


def _told(found: Sequence[Found], start: int) -> int:
    """How many of the words a snippet that begins there shows."""
    first = bisect_left(found, (start, 0, 0))
    told = set()
    for each in found[first:]:
        if each.end > start + SNIPPET:
            break
        told.add(each.word)
    return len(told)


def _end(text: str, start: int) -> int:
    if len(text) <= start + SNIPPET:
        return len(text)
    space = text.rfind(" ", start + SNIPPET - LEAD, start + SNIPPET)
    return space if space > 0 else start + SNIPPET


def _segments(text: str, found: Sequence[Found], start: int, end: int) -> list[Segment]:
    """The text between two places, cut where marks begin and end."""
    segments: list[Segment] = []
    at = start
    for each in found:
        first, last = max(each.start, at), min(each.end, end)
        if first < last:
            segments += [{"text": text[at:first], "mark": False}, {"text": text[first:last], "mark": True}]
            at = last
    return _joined([*segments, {"text": text[at:end], "mark": False}])


def _joined(segments: Sequence[Segment]) -> list[Segment]:
    joined: list[Segment] = []
    for segment in segments:
        if joined and joined[-1]["mark"] == segment["mark"]:
            joined[-1] = {"text": joined[-1]["text"] + segment["text"], "mark": segment["mark"]}
        elif segment["text"]:
            joined.append(segment)
    return joined
