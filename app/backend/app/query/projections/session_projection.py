"""Which log-ins are open."""

from app.domain.events.event import RecordedEvent
from app.domain.events.session_events import SessionEnded, SessionStarted
from app.query.models.session_view import SessionView
from app.query.projections.projection import Projection, on
from app.query.projections.rows import Rows


class SessionProjection(Projection):
    """Keeps a row for each log-in until it is ended."""

    name, version = "sessions", 1

    def __init__(self) -> None:
        self.sessions = Rows(SessionView.table())
        super().__init__(self.sessions)

    @on(SessionStarted)
    def started(self, event: SessionStarted, recorded: RecordedEvent) -> None:
        self.sessions.put(
            {
                "session_id": event.session_id,
                "user_id": event.user_id,
                "secret_digest": event.secret_digest,
                "ends_at": event.ends_at,
            }
        )

    @on(SessionEnded)
    def ended(self, event: SessionEnded, recorded: RecordedEvent) -> None:
        self.sessions.remove(event.session_id)
