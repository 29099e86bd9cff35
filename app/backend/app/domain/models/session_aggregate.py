"""A log-in, from its start to its end."""

from app.domain.errors import NotFound
from app.domain.events.session_events import SessionEnded, SessionStarted
from app.domain.models.actor import Actor
from app.domain.models.aggregates import Aggregate, applies


class SessionNotFound(NotFound):
    """There is no such session."""

    code = "session.not_found"


class Session(Aggregate):
    """One log-in of one person, on a stream of its own."""

    user_id: str
    ended: bool = False

    @classmethod
    def start(cls, id: str, *, user_id: str, secret_digest: str, ends_at: int, method: str) -> "Session":
        session = cls(id)
        session._record(SessionStarted(id, user_id, secret_digest, ends_at, method))
        return session

    def end(self, *, by: Actor) -> None:
        """End it now; ending it again changes nothing, and nobody else may know of it."""
        if by.id != self.user_id:
            raise SessionNotFound
        if not self.ended:
            self._record(SessionEnded(self.id, self.user_id))

    @applies(SessionStarted)
    def _started(self, event: SessionStarted) -> None:
        self.user_id = event.user_id

    @applies(SessionEnded)
    def _ended(self, event: SessionEnded) -> None:
        self.ended = True
