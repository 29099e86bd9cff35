"""Answers about what is said where."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from app.domain.errors import Invalid
from app.infrastructure.message_bus.query_bus import QueryHandler
from app.infrastructure.serializers.search_marks import Marks
from app.infrastructure.serializers.search_phrases import Phrase, asked
from app.infrastructure.serializers.search_tokens import Term
from app.query.models.cursor import InvalidCursor, cursor, keyed
from app.query.models.ready_json import Page
from app.query.models.search_hit import Hit
from app.query.models.search_ranks import Rank, ranks
from app.query.models.search_view import labels
from app.query.models.viewer import Viewer
from app.query.queries.search_queries import Search
from app.query.repositories.search_view_repository import SearchViewRepository
from app.query.repositories.user_view_repository import UserViewRepository

BEGINNING = (0, 2**63 - 1)
MOST_TURNS = 10
"""How often more is looked for while what was found may not be shown, or does not say a phrase."""
AT_ONCE = 200
"""How many things that say its words are asked at a time whether they say a phrase."""

Place = tuple[int, int]


class NothingToLookFor(Invalid):
    """There is neither a letter nor a digit in what is to be found."""

    code = "search.no_words"
    field, flaw = "q", "no_words"


@dataclass(frozen=True, slots=True)
class SearchHandler:
    views: SearchViewRepository
    users: UserViewRepository

    def handle(self, query: Search, viewer: Viewer) -> Page:
        wanted = asked(query.q)
        if not wanted.words:
            raise NothingToLookFor
        place = _place(query.after)
        author_id = self.users.named(query.author).user_id if query.author else None
        if query.tag and not query.tag.replace("-", "").isalnum():
            return Page([], None)
        named = labels(kind=query.kind, author_id=author_id, tags=[query.tag.casefold()] if query.tag else [])
        found, behind = self._readable(ranks(wanted.words, named), wanted.phrases, place, query.limit + 1)
        marks = Marks(wanted)
        shown = found[: query.limit]
        if len(found) > query.limit:
            behind = shown[-1][0]
        next = cursor(*behind) if behind else None
        return Page([hit.told(marks) for _, hit in shown], next, self.views.position())

    def _readable(
        self, ranked: Sequence[Rank], phrases: Sequence[Phrase], place: Place, most: int
    ) -> tuple[list[tuple[Place, Hit]], Place | None]:
        """What anybody may read behind a place, each with its own; and how far was looked if there may be more."""
        readable: list[tuple[Place, Hit]] = []
        common = self.views.common(ranked)
        for _ in range(MOST_TURNS):
            count = AT_ONCE if phrases else most - len(readable)
            places = self._places(ranked, common, place, count)
            rank_of = {number: rank for rank, number in places}
            hits = self.views.hits(self.views.saying(phrases, [number for _, number in places]))
            readable += [((rank_of[hit.number], hit.number), hit) for hit in hits if hit.is_current()]
            if len(places) < count:
                return readable, None
            place = places[-1]
            if len(readable) >= most:
                break
        return readable, place

    def _places(self, ranked: Sequence[Rank], common: Set[Term], behind: Place, most: int) -> list[Place]:
        first, before = behind
        places: list[Place] = []
        for rank in range(first, len(ranked)):
            if not ranked[rank].is_empty:
                found = self.views.numbers(ranked[rank], common, before=before, limit=most - len(places))
                places += [(rank, number) for number in found]
            if len(places) == most:
                break
            before = BEGINNING[1]
        return places


def _place(after: str | None) -> Place:
    """Where a page goes on; raises ``InvalidCursor``."""
    if not after:
        return BEGINNING
    rank, number = keyed(after, int, int)
    if not 0 <= int(rank) <= 2:
        raise InvalidCursor
    return int(rank), int(number)


def search_query_handlers(
    views: SearchViewRepository, users: UserViewRepository
) -> Mapping[type, QueryHandler[Viewer]]:
    """The handlers of this topic by query."""
    return {Search: SearchHandler(views, users)}
