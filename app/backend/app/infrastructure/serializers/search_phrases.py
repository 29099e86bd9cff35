"""Words in a row: what somebody puts between quotation marks."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from app.infrastructure.serializers.search_tokens import (
    WORD,
    Word,
    characters,
    folded,
    in_order,
    is_unspaced,
    pairs,
    tokens_of,
)

QUOTATION_MARK = re.compile('["\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}„‟«»「」『』]')


class Unit(NamedTuple):
    """A word of a text, folded, or a character of writing without spaces; and where it stands."""

    said: str
    start: int
    end: int


class Phrase(NamedTuple):
    """Words, and characters of writing without spaces, one right behind the other."""

    units: Sequence[Word]

    def places(self, even: str) -> Iterator[tuple[int, int]]:
        """Where a text, folded, says it."""
        units = list(_units(even))
        firsts = {term.token[0] for term in self.units[0]}
        for at in range(len(units) - len(self.units) + 1):
            if units[at].said[0] in firsts and all(map(_says, units[at : at + len(self.units)], self.units)):
                yield units[at].start, units[at + len(self.units) - 1].end

    def is_said_in(self, *texts: str) -> bool:
        return any(next(self.places(folded(text)), None) for text in texts)


class Asked(NamedTuple):
    """What somebody looks for: words wherever they stand, and phrases."""

    loose: Sequence[Word]
    phrases: Sequence[Phrase]
    words: Sequence[Word]
    """All of them, those of the phrases too, as the index knows them."""


def asked(query: str) -> Asked:
    """A phrase that nobody has closed goes on to the end, and its last word may be unfinished."""
    loose: dict[Word, None] = {}
    words: dict[Word, None] = {}
    phrases: dict[Phrase, None] = {}
    parts = QUOTATION_MARK.split(folded(query))
    for number, part in enumerate(parts):
        even = part if number == len(parts) - 1 else f"{part} "
        words |= dict.fromkeys(in_order(even, pairs))
        if number % 2 == 0:
            loose |= dict.fromkeys(in_order(even, pairs))
        elif units := in_order(even, characters):
            phrases[Phrase(tuple(units))] = None
    return Asked(list(loose), list(phrases), list(words))


def _units(even: str) -> Iterator[Unit]:
    for run in WORD.finditer(even):
        if is_unspaced(run[0]):
            yield from (Unit(even[at], at, at + 1) for at in range(run.start(), run.end()))
        else:
            yield Unit(run[0], run.start(), run.end())


def _says(unit: Unit, word: Word) -> bool:
    return any(term.finds(token) for token in tokens_of(unit.said) for term in word)
