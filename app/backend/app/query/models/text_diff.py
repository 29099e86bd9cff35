"""What changed between two texts: paragraphs first, then words, or characters where words have no spaces."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from operator import itemgetter
from typing import Literal

from rapidfuzz.distance import Indel

Op = Literal["same", "added", "removed"]
Change = tuple[Op, list[str]]

PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")
UNSPACED = r"\u0e00-\u0eff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
WORD = rf"[{UNSPACED}]|[^\W{UNSPACED}]+"
WORDS, TOKEN = re.compile(WORD), re.compile(rf"{WORD}|\s+|[^\w\s]")
FIRST = itemgetter(0)
SPACED = {code: " " for code in range(128) if not chr(code).isalnum()}
WORK_LIMIT = 4_000_000
ALIKE = 0.3


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text that stayed, came or went."""

    op: Op
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph and what changed in it."""

    changed: bool
    segments: list[Segment]


def diff_words(old: str, new: str) -> list[Segment]:
    """The changes within a line or paragraph."""
    changes = _joined(_changes(TOKEN.findall(old), TOKEN.findall(new)))
    return [Segment(op, text) for op, tokens in changes if (text := "".join(tokens))]


def diff_paragraphs(old: str, new: str) -> list[Block]:
    """The changes of a whole text, a block for each paragraph."""
    blocks: list[Block] = []
    gone: list[str] = []
    come: list[str] = []
    for op, paragraphs in (*_changes(_paragraphs(old), _paragraphs(new)), ("same", [])):
        if op == "removed":
            gone = paragraphs
        elif op == "added":
            come = paragraphs
        else:
            blocks += (block for pair in zip_longest(gone, come) for block in _replaced(*pair))
            blocks += (Block(False, [Segment("same", paragraph)]) for paragraph in paragraphs)
            gone, come = [], []
    return blocks


def count_words(blocks: Sequence[Block], op: Op) -> int:
    """How many words (or characters) came or went."""
    return sum(words_in(segment.text) for block in blocks for segment in block.segments if segment.op == op)


def words_in(text: str) -> int:
    """How many words (or characters) a text has."""
    if text.isascii() and "_" not in text:
        return len(text.translate(SPACED).split())  # the same in a fifth of the time
    return sum(map(str.isalnum, map(FIRST, WORDS.findall(text))))


def _paragraphs(text: str) -> list[str]:
    return [paragraph for paragraph in PARAGRAPH.split(text.strip()) if paragraph]


def _replaced(old: str | None, new: str | None) -> Iterator[Block]:
    if old is not None and new is not None:
        segments = diff_words(old, new)
        same = sum(len(segment.text) for segment in segments if segment.op == "same")
        if same >= ALIKE * max(len(old), len(new)):
            yield Block(True, segments)
            return
    if old is not None:
        yield Block(True, [Segment("removed", old)])
    if new is not None:
        yield Block(True, [Segment("added", new)])


def _changes(old: list[str], new: list[str]) -> list[Change]:
    """What stayed, went and came, in order; what went stands before what came in its place.

    The work is bounded: where the parts that differ are too long to compare, one replaces the other.
    """
    head = _shared(old, new, lambda index: index)
    tail = _shared(old[head:], new[head:], lambda index: -1 - index)
    old_middle, new_middle = old[head : len(old) - tail], new[head : len(new) - tail]
    changes: list[Change] = [("same", old[:head])]
    if len(old_middle) * len(new_middle) > WORK_LIMIT:
        changes += [("removed", old_middle), ("added", new_middle)]
    else:
        changes += _aligned(old_middle, new_middle)
    return _ordered([*changes, ("same", old[len(old) - tail :])])


def _shared(old: list[str], new: list[str], at: Callable[[int], int]) -> int:
    limit = min(len(old), len(new))
    return next((index for index in range(limit) if old[at(index)] != new[at(index)]), limit)


def _aligned(old: list[str], new: list[str]) -> Iterator[Change]:
    for code in Indel.opcodes(old, new):
        if code.tag == "equal":
            yield "same", old[code.src_start : code.src_end]
        elif code.tag == "delete":
            yield "removed", old[code.src_start : code.src_end]
        else:
            yield "added", new[code.dest_start : code.dest_end]


def _ordered(changes: list[Change]) -> list[Change]:
    """Runs joined, with what went before what came."""
    ordered: list[Change] = []
    gone: list[str] = []
    come: list[str] = []
    for op, tokens in (*changes, ("same", [""])):
        if not tokens:
            continue
        if op == "removed":
            gone += tokens
        elif op == "added":
            come += tokens
        else:
            ordered += [("removed", gone)] if gone else []
            ordered += [("added", come)] if come else []
            ordered.append(("same", tokens))
            gone, come = [], []
    return ordered[:-1]


def _joined(changes: list[Change]) -> list[Change]:
    """Changes with only a space or so between them read as one."""
    joined: list[Change] = []
    for index, (op, tokens) in enumerate(changes):
        between = op == "same" and 0 < index < len(changes) - 1 and not "".join(tokens).strip()
        joined += [("removed", tokens), ("added", tokens)] if between else [(op, tokens)]
    return _ordered(joined)
