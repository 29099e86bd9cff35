"""Answers about accounts."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.infrastructure.message_bus.query_bus import QueryHandler
from app.query.models.ready_json import ReadyJson, dump, ready
from app.query.models.viewer import Viewer
from app.query.queries.user_queries import GetUser
from app.query.repositories.user_view_repository import UserViewRepository


@dataclass(frozen=True, slots=True)
class GetUserHandler:
    users: UserViewRepository

    def handle(self, query: GetUser, viewer: Viewer) -> ReadyJson:
        user = self.users.known_as(query.username)
        about = {"bio": user.bio, "language": user.language, "role": user.role}
        rest = {**about, "joined_at": user.joined_at, "post_count": user.post_count}
        return ready(user.card, dump(rest))


def user_query_handlers(users: UserViewRepository) -> Mapping[type, QueryHandler[Viewer]]:
    """The handlers of this topic by query."""
    return {GetUser: GetUserHandler(users)}
