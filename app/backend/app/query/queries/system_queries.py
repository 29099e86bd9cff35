"""Questions of administrators about the board itself."""

from dataclasses import dataclass

from app.infrastructure.message_bus.query_bus import Query
from app.query.models.ready_json import Page, PlacedJson, ReadyJson


@dataclass(frozen=True, slots=True, kw_only=True)
class GetSystem(Query[ReadyJson]):
    """How the board itself stands, and what of it needs a person.

    ``now`` counts seconds since 1970.
    """

    now: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GetSystemActivity(Query[PlacedJson]):
    """What was done on each of the last days, today included.

    ``now`` counts seconds since 1970.
    """

    now: int
    days: int = 30


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
