"""Questions about accounts."""

from dataclasses import dataclass

from app.infrastructure.message_bus.query_bus import Query
from app.query.models.ready_json import Page, ReadyJson


@dataclass(frozen=True, slots=True, kw_only=True)
class GetUser(Query[ReadyJson]):
    """The profile behind a user name."""

    username: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListUserPosts(Query[Page]):
    """What somebody posted, newest first."""

    username: str
    after: str | None = None
    limit: int = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class ListUserTimeline(Query[Page]):
    """What happened to an account, oldest first."""

    username: str
    after: str | None = None
    limit: int = 20
