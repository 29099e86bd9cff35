"""Reads who holds a session."""

from sqlalchemy import select

from app.infrastructure.database.query_db import ViewSession
from app.infrastructure.secret import digest_of_chance
from app.query.models.session_view import SessionView
from app.query.models.user_view import UserView
from app.query.models.viewer import Viewer


class SessionViewRepository:
    """The open sessions, read in the request's snapshot."""

    def __init__(self, session: ViewSession) -> None:
        self._session = session

    def viewer(self, session_id: str, secret: str, now: int) -> Viewer | None:
        found = (
            select(UserView.user_id, UserView.role)
            .join(SessionView, SessionView.user_id == UserView.user_id)
            .where(SessionView.session_id == session_id)
            .where(SessionView.secret_digest == digest_of_chance(secret))
            .where(SessionView.ends_at > now)
        )
        row = self._session.execute(found).first()
        return Viewer(row.user_id, row.role) if row else None
