"""The order of hits, told alike on every engine: what the title says comes first, and then what is newest."""

from collections.abc import Sequence
from typing import NamedTuple

from app.infrastructure.serializers.search_tokens import IN_TITLE, Term, Word


class Rank(NamedTuple):
    """What the hits of one rank have: one term of each of ``all_of``, and not of each of ``but_not``."""

    all_of: Sequence[Word]
    but_not: Sequence[Word] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing can be of it: no title says some but not all of one word."""
        return len(self.but_not) == 1 and self.but_not[0] in self.all_of


def ranks(words: Sequence[Word], labels: Sequence[str]) -> list[Rank]:
    """Those whose title says all the words; those whose title says some; the others. No hit is of two ranks."""
    labelled = [(Term(label),) for label in labels]
    title = [tuple(Term(IN_TITLE + term.token, term.is_prefix) for term in word) for word in words]
    any_in_title = tuple(term for word in title for term in word)
    return [
        Rank([*labelled, *title]),
        Rank([*labelled, *words, any_in_title], title),
        Rank([*labelled, *words], [any_in_title]),
    ]
