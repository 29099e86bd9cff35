"""Questions about who asks."""

from dataclasses import dataclass, field

from app.infrastructure.message_bus.query_bus import Query
from app.query.models.ready_json import Page, ReadyJson
from app.query.models.viewer import Viewer


@dataclass(frozen=True, slots=True, kw_only=True)
class FindViewer(Query[Viewer | None]):
    """Who holds that session; ``now`` counts seconds since 1970."""

    session_id: str
    secret: str = field(repr=False)
    now: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GetMe(Query[ReadyJson]):
    """The viewer's own account."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSessions(Query[Page]):
    """The viewer's open sessions, the newest first; ``now`` counts seconds since 1970."""

    now: int
    after: str | None = None
    limit: int = 20
