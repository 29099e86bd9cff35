"""Answers about who asks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from app.domain.errors import Unauthenticated
from app.infrastructure.message_bus.query_bus import QueryHandler
from app.query.models.cursor import cut, numbered
from app.query.models.ready_json import Page, ReadyJson, dump, ready, rfc3339
from app.query.models.session_view import SessionView
from app.query.models.viewer import Viewer
from app.query.queries.auth_queries import FindViewer, GetMe, ListSessions
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


@dataclass(frozen=True, slots=True)
class ListSessionsHandler:
    sessions: SessionViewRepository

    def handle(self, query: ListSessions, viewer: Viewer) -> Page:
        if viewer.id is None:
            raise SessionMissing
        rows = self.sessions.of(viewer.id, now=query.now, before=numbered(query.after), limit=query.limit + 1)
        shown, next = cut(rows, query.limit, lambda row: (row.position,))
        items = [ReadyJson(_session(row, viewer)) for row in shown]
        return Page(items, next)


def _session(row: SessionView, viewer: Viewer) -> bytes:
    ends_at = rfc3339(datetime.fromtimestamp(row.ends_at, UTC))
    is_current = row.session_id == viewer.session_id
    times = {"started_at": row.started_at, "ends_at": ends_at}
    return dump({"id": row.session_id, **times, "method": row.method, "current": is_current})


def auth_query_handlers(
    sessions: SessionViewRepository, users: UserViewRepository
) -> Mapping[type, QueryHandler[Viewer]]:
    """The handlers of this topic by query."""
    return {
        FindViewer: FindViewerHandler(sessions),
        GetMe: GetMeHandler(users),
        ListSessions: ListSessionsHandler(sessions),
    }
