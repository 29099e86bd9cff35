"""Questions about comments."""

from dataclasses import dataclass

from app.infrastructure.message_bus.query_bus import Query
from app.query.models.ready_json import Page, ReadyJson


@dataclass(frozen=True, slots=True, kw_only=True)
class ListComments(Query[Page]):
    """The thread under a post, answers below what they answer."""

    post_id: str
    sort: str = "old"
    after: str | None = None
    limit: int = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class GetComment(Query[ReadyJson]):
    """One comment and its place in the thread."""

    comment_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListUserComments(Query[Page]):
    """What somebody commented, newest first."""

    username: str
    after: str | None = None
    limit: int = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class ListCommentTimeline(Query[Page]):
    """What happened to a comment, oldest first."""

    comment_id: str
    after: str | None = None
    limit: int = 20
