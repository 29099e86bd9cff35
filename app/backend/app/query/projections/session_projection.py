"""Which log-ins are open."""

from app.domain.events.event import RecordedEvent
from app.domain.events.session_events import SessionEnded, SessionStarted
from app.domain.events.user_events import UserPasswordChanged
from app.query.models.ready_json import rfc3339
from app.query.models.session_view import SessionView
from app.query.projections.projection import Projection, on
from app.query.projections.rows import Rows


class SessionProjection(Projection):
    """Keeps a row for each log-in until it is ended, by itself or by a new password."""

    name, version = "sessions", 2

    def __init__(self) -> None:
        self.sessions = Rows(SessionView.table())
        super().__init__(self.sessions)

    @on(SessionStarted)
    def started(self, event: SessionStarted, recorded: RecordedEvent) -> None:
        self.sessions.put(
            {
                "session_id": event.session_id,
                "user_id": event.user_id,
                "position": recorded.position,
                "secret_digest": event.secret_digest,
                "started_at": rfc3339(recorded.at),
                "ends_at": event.ends_at,
                "method": event.method,
            }
        )

    @on(SessionEnded)
    def ended(self, event: SessionEnded, recorded: RecordedEvent) -> None:
        self.sessions.remove(event.session_id)

    @on(UserPasswordChanged)
    def password_changed(self, event: UserPasswordChanged, recorded: RecordedEvent) -> None:
        for session in self.sessions.having("user_id", event.user_id):
            if session["session_id"] != event.kept_session_id:
                self.sessions.remove(session["session_id"])
