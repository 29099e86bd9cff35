"""Questions about what is said where."""

from dataclasses import dataclass

from app.infrastructure.message_bus.query_bus import Query
from app.query.models.ready_json import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Search(Query[Page]):
    """What says all of those words: where the title says them first, then the newest."""

    q: str
    kind: str | None = None
    tag: str | None = None
    author: str | None = None
    after: str | None = None
    limit: int = 20
