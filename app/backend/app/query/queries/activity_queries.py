"""Questions about when things changed."""

from dataclasses import dataclass

from app.infrastructure.message_bus.query_bus import Query
from app.query.models.ready_json import Page, ReadyJson
from app.query.models.scope import Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class ListActivity(Scope, Query[Page]):
    """When posts and comments changed: each time, or how often a day where that is often.

    The span includes both ends; times count microseconds since 1970.
    """

    from_position: int | None = None
    from_at: int | None = None
    to_position: int | None = None
    to_at: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FindChanges(Scope, Query[ReadyJson]):
    """The changes next to a moment: the one before what stood then, and the one after it."""

    at_position: int | None = None
    at_at: int | None = None
