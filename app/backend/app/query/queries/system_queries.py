"""Questions of administrators about the board itself."""

from dataclasses import dataclass

from app.infrastructure.message_bus.query_bus import Query
from app.query.models.ready_json import Page


@dataclass(frozen=True, slots=True, kw_only=True)
class ListViews(Query[Page]):
    """The views, each with what is being built of it and what it could not take in."""

    after: str | None = None
    limit: int = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class ListParked(Query[Page]):
    """The streams that wait because a view could not take in one of their events."""

    after: str | None = None
    limit: int = 20
