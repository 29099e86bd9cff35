"""Questions about posts that wait for their time."""

from dataclasses import dataclass

from app.infrastructure.message_bus.query_bus import Query
from app.query.models.ready_json import Page, ReadyJson


@dataclass(frozen=True, slots=True, kw_only=True)
class ListScheduledPosts(Query[Page]):
    """The viewer's own posts that wait for their time, the next to appear first."""

    after: str | None = None
    limit: int = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class GetScheduledPost(Query[ReadyJson]):
    """One of the viewer's own posts that wait for their time, with its text."""

    post_id: str
