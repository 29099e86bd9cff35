"""Questions about accounts."""

from dataclasses import dataclass

from app.infrastructure.message_bus.query_bus import Query
from app.query.models.ready_json import ReadyJson


@dataclass(frozen=True, slots=True, kw_only=True)
class GetUser(Query[ReadyJson]):
    """The profile behind a user name."""

    username: str
