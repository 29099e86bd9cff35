"""Answers about what is said where."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from app.domain.errors import Invalid
from app.infrastructure.message_bus.query_bus import QueryHandler
from app.infrastructure.serializers.search_marks import Marks
from app.infrastructure.serializers.search_tokens import Term, wanted
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
"""How often more is looked for while what was found may not be shown."""

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
        words = wanted(query.q)
        if not words:
            raise NothingToLookFor
        place = _place(query.after)
        author_id = self.users.named(query.author).user_id if query.author else None
        if query.tag and not query.tag.replace("-", "").isalnum():
            return Page([], None)
        named = labels(kind=query.kind, author_id=author_id, tags=[query.tag.casefold()] if query.tag else [])
        found = self._readable(ranks(words, named), place, query.limit + 1)
        marks = Marks(words)
        shown = found[: query.limit]
        next = cursor(*shown[-1][0]) if len(found) > query.limit else None
        return Page([hit.told(marks) for _, hit in shown], next, self.views.position())

    def _readable(self, ranked: Sequence[Rank], place: Place, most: int) -> list[tuple[Place, Hit]]:
        """What anybody may read behind a place, each with its own."""
        readable: list[tuple[Place, Hit]] = []
        common = self.views.common(ranked)
        for _ in range(MOST_TURNS):
            missing = most - len(readable)
            places = self._places(ranked, common, place, missing)
            rank_of = {number: rank for rank, number in places}
            hits = self.views.hits([number for _, number in places])
            readable += [((rank_of[hit.number], hit.number), hit) for hit in hits if hit.is_current()]
            if len(readable) >= most or len(places) < missing:
                break
            place = places[-1]
        return readable

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
