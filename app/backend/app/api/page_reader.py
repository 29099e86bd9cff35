"""Who reads a page: how they ask, in which words, and as of which moment."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from flask import Request

from app.api.answers import Answers, Asker
from app.api.errors import RequestRefused
from app.api.moments import Moment
from app.api.page_words import Words, words_for
from app.query.queries.search_queries import Search


@dataclass(frozen=True, slots=True)
class Reader:
    """Who asks for a page, and the words they read."""

    asker: Asker
    words: Words
    as_of: str | None = None
    """The moment of the page, as its address names it."""
    moment: Moment | None = None
    """The same taken apart; none where it is no moment."""
    refused: bool = False
    """That is no moment, or one that has not come yet."""

    @property
    def looks_back(self) -> bool:
        return self.as_of is not None

    @property
    def then(self) -> dict[str, str]:
        """What the client adds to the addresses that it asks."""
        return {} if self.as_of is None else {"as_of": self.as_of}

    @property
    def now(self) -> Asker:
        """The same one asking what stands now."""
        return replace(self.asker, viewer=replace(self.asker.viewer, as_of=None))

    def has_seen(self, position: int) -> bool:
        """Whether that had happened by the moment of the page."""
        until = self.asker.viewer.as_of
        return until is None or position <= until


def reader_of(request: Request, answers: Answers, catalogues: Mapping[str, Words], *, looks_back: bool) -> Reader:
    """The reader of the page that is asked for; only some pages look back."""
    if not catalogues:
        raise RequestRefused(503, "client.not_built", "The client is not built: run make run, or make dev.")
    words = words_for(request, catalogues)
    as_of = request.args.get("as_of") if looks_back else None
    if as_of is None:
        return Reader(answers.asker(request, Search if request.path == "/search" else None), words)
    moment = Moment.parse(as_of)
    try:
        if moment:
            return Reader(answers.asker(request, moment=moment), words, as_of, moment)
    except RequestRefused as refusal:
        if refusal.code != "as_of.ahead":
            raise
    return Reader(answers.asker(request), words, as_of, moment, refused=True)
