"""Answers about who asks."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.errors import Unauthenticated
from app.infrastructure.message_bus.query_bus import QueryHandler
from app.query.models.ready_json import ReadyJson, dump, ready
from app.query.models.viewer import Viewer
from app.query.queries.auth_queries import FindViewer, GetMe
from app.query.repositories.session_view_repository import SessionViewRepository
from app.query.repositories.user_view_repository import UserViewRepository


class SessionMissing(Unauthenticated):
    """Only who has logged in may ask this."""

    code = "session.missing"


@dataclass(frozen=True, slots=True)
class FindViewerHandler:
    sessions: SessionViewRepository

    def handle(self, query: FindViewer, viewer: Viewer) -> Viewer | None:
        return self.sessions.viewer(query.session_id, query.secret, query.now)


@dataclass(frozen=True, slots=True)
class GetMeHandler:
    users: UserViewRepository

    def handle(self, query: GetMe, viewer: Viewer) -> ReadyJson:
        if viewer.id is None:
            raise SessionMissing
        user = self.users.get(viewer.id)
        return ready(user.card, dump({"role": user.role, "language": user.language, "can": {"publish": True}}))


def auth_query_handlers(
    sessions: SessionViewRepository, users: UserViewRepository
) -> Mapping[type, QueryHandler[Viewer]]:
    """The handlers of this topic by query."""
    return {FindViewer: FindViewerHandler(sessions), GetMe: GetMeHandler(users)}
