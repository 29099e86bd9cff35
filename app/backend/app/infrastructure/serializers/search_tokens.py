"""What a text is found by: the same tokens are made of texts and of what somebody looks for, for every engine."""

import re
import threading
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

import snowballstemmer

UNSPACED = r"\u0e00-\u0eff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
"""Writing that sets no spaces between words."""
_SPACED = rf"[^\W_{UNSPACED}]"
WORD = re.compile(rf"{_SPACED}(?:{_SPACED}+|\'(?=[^\W_])|[\u0300-\u036f])*|[{UNSPACED}]+")
SAME = str.maketrans(
    {"\N{CYRILLIC SMALL LETTER IO}": "\N{CYRILLIC SMALL LETTER IE}", "\N{RIGHT SINGLE QUOTATION MARK}": "'"}
)
LONGEST_WORD = 64
SHORTEST_PREFIX = 2
MOST_BYTES = 900_000
"""Of one text's tokens: PostgreSQL takes a million."""
FIRST_UNSPACED = "\u0e00"
_UNSPACED = re.compile(f"[{UNSPACED}]")
KEPT_WORDS = 100_000
IN_TITLE = "="

_stemmers = {"latin": snowballstemmer.stemmer("english"), "cyrillic": snowballstemmer.stemmer("russian")}
_stemming = threading.Lock()


class Term(NamedTuple):
    """One token, or all that begin like it."""

    token: str
    is_prefix: bool = False

    def finds(self, token: str) -> bool:
        return token.startswith(self.token) if self.is_prefix else token == self.token


Word = Sequence[Term]
"""What somebody looks for by one word: any of these."""


def folded(text: str) -> str:
    """The text without differences that nobody looks for: of width, of case, of yo."""
    if text.isascii():
        return text.lower()
    wide = text if unicodedata.is_normalized("NFKC", text) else unicodedata.normalize("NFKC", text)
    case = wide.casefold()
    even = case if unicodedata.is_normalized("NFKC", case) else unicodedata.normalize("NFKC", case)
    return even.translate(SAME)


def tokens(text: str) -> dict[str, None]:
    """What a text is found by, each once, in the order of the text."""
    words = dict.fromkeys(WORD.findall(folded(text)))
    return dict.fromkeys(chain.from_iterable(map(tokens_of, words)))


@lru_cache(KEPT_WORDS)
def tokens_of(word: str) -> tuple[str, ...]:
    """What a word, folded, is found by: its stem, and itself while it is being typed; or characters and pairs."""
    if is_unspaced(word):
        return (*word, *_pairs(word))
    plain = _plain(word)
    return tuple(dict.fromkeys((_stem(word), plain)))


def is_unspaced(word: str) -> bool:
    return word[0] >= FIRST_UNSPACED and _UNSPACED.match(word) is not None


def indexed(labels: Iterable[str], title: str, *others: str) -> str:
    """All tokens of a text as one line: ``labels``, which no word is equal to, those of its title, and of all."""
    of_title = tokens(title)
    plain = of_title | {token: None for other in others for token in tokens(other)}
    line = " ".join((*labels, *(IN_TITLE + token for token in of_title), *plain))
    if len(line) * 4 <= MOST_BYTES or len(encoded := line.encode()) <= MOST_BYTES:
        return line
    return encoded[: encoded.rindex(b" ", 0, MOST_BYTES)].decode()


def in_order(even: str, cut: Callable[[str], Sequence[str]]) -> list[Word]:
    """The words of what somebody looks for, folded, and what runs without spaces are cut into."""
    words = WORD.findall(even)
    found = [word for each in words for word in _meant(each, cut)]
    if words and even.endswith(last := words[-1]) and not is_unspaced(last) and len(_plain(last)) >= SHORTEST_PREFIX:
        begun = Term(_plain(last), is_prefix=True)
        found[-1] = (*(term for term in found[-1] if not begun.finds(term.token)), begun)
    return found


def characters(run: str) -> Sequence[str]:
    return run


def pairs(run: str) -> Sequence[str]:
    """Each pair of characters, or the only character."""
    return _pairs(run) or [run]


def _meant(word: str, cut: Callable[[str], Sequence[str]]) -> list[Word]:
    return [(Term(token),) for token in (cut(word) if is_unspaced(word) else [_stem(word)])]


def _pairs(word: str) -> list[str]:
    return [word[at : at + 2] for at in range(len(word) - 1)]


def _plain(word: str) -> str:
    return word.replace("'", "")[:LONGEST_WORD]


def _stem(word: str) -> str:
    """Of words with digits, and of other scripts, all is kept."""
    script = "latin" if word[0] < "\u0250" else "cyrillic" if "\u0400" <= word[0] <= "\u04ff" else None
    if script is None or len(word) > LONGEST_WORD or not word.replace("'", "").isalpha():
        return _plain(word)
    with _stemming:
        return _plain(_stemmers[script].stemWord(word)) or _plain(word)
