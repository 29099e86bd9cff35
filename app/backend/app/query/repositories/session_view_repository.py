"""Reads who holds a session."""

from collections.abc import Sequence

from sqlalchemy import select

from app.infrastructure.database.snapshots import Snapshots
from app.infrastructure.secret import digest_of_chance
from app.query.models.session_view import SessionView
from app.query.models.user_view import UserView
from app.query.models.viewer import Viewer


class SessionViewRepository:
    """The open sessions, read in the request's snapshot."""

    def __init__(self, snapshots: Snapshots) -> None:
        self._snapshots = snapshots

    def viewer(self, session_id: str, secret: str, now: int) -> Viewer | None:
        found = (
            select(UserView.user_id, UserView.role)
            .join(SessionView, SessionView.user_id == UserView.user_id)
            .where(SessionView.session_id == session_id)
            .where(SessionView.secret_digest == digest_of_chance(secret))
            .where(SessionView.ends_at > now)
        )
        return next((Viewer(row.user_id, row.role, session_id) for row in self._snapshots.rows(found)), None)

    def of(self, user_id: str, *, now: int, before: int | None, limit: int) -> Sequence[SessionView]:
        """The open sessions of a person, the newest first."""
        found = select(SessionView).where(SessionView.user_id == user_id, SessionView.ends_at > now)
        if before is not None:
            found = found.where(SessionView.position < before)
        return self._snapshots.objects(found.order_by(SessionView.position.desc()).limit(limit))
