"""Questions about what changed."""

from dataclasses import dataclass

from app.infrastructure.message_bus.query_bus import Query
from app.query.models.change import Changes


@dataclass(frozen=True, slots=True, kw_only=True)
class ListChanges(Query[Changes]):
    """What changed behind a position, oldest first."""

    after: int
    limit: int = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class FindMoment(Query[int]):
    """The last position up to a time, which counts microseconds since 1970."""

    at: int
