"""Questions about posts."""

from dataclasses import dataclass

from app.infrastructure.message_bus.query_bus import Query
from app.query.models.ready_json import Page, ReadyJson


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPosts(Query[Page]):
    """Present posts: the newest first, or those that were answered last, or that most like."""

    sort: str = "new"
    tag: str | None = None
    author: str | None = None
    after: str | None = None
    limit: int = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class GetPost(Query[ReadyJson]):
    """One post as it stands."""

    post_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListVersions(Query[Page]):
    """The versions of a post, newest first."""

    post_id: str
    after: str | None = None
    limit: int = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class GetVersion(Query[ReadyJson]):
    """The text of one version of a post."""

    post_id: str
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparePostVersions(Query[ReadyJson]):
    """What changed between two versions of a post."""

    post_id: str
    from_version: int
    to_version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPostTimeline(Query[Page]):
    """What happened to a post, oldest first."""

    post_id: str
    after: str | None = None
    limit: int = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class ListTags(Query[Page]):
    """Tags of present posts, the most used first."""

    after: str | None = None
    limit: int = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewText(Query[ReadyJson]):
    """A text as it would be shown."""

    body: str
