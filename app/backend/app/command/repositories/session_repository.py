"""Log-ins in the log, and the rows that requests are authenticated by."""

import hmac
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, bindparam, select

from app.command.models.session import OpenSession
from app.command.models.user import Rights
from app.command.repositories.aggregate_repository import AggregateRepository, Change
from app.domain.events.session_events import SessionStarted
from app.domain.models.actor import Actor
from app.domain.models.session_aggregate import Session, SessionNotFound
from app.domain.models.user_aggregate import User
from app.infrastructure.event_store.appends import Receipt, RowChange
from app.infrastructure.event_store.event_repository import EventRepository
from app.infrastructure.event_store.lookups import Lookup
from app.infrastructure.message_bus.command_bus import CommandContext
from app.infrastructure.secret import digest_of_chance

FIND_ACTOR = (
    select(Rights.user_id, Rights.role, Rights.suspended, Rights.language)
    .join(OpenSession, OpenSession.user_id == Rights.user_id)
    .where(OpenSession.session_id == bindparam("id"))
    .where(OpenSession.secret_digest == bindparam("digest"))
    .where(OpenSession.ends_at > bindparam("now"))
)
"""Asked by every command, so made once."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A session to be started; ``ends_at`` counts seconds since 1970."""

    session_id: str
    user_id: str
    secret_digest: str
    ends_at: int
    method: str

    def session(self) -> Session:
        return Session.start(
            self.session_id,
            user_id=self.user_id,
            secret_digest=self.secret_digest,
            ends_at=self.ends_at,
            method=self.method,
        )

    def row(self) -> RowChange:
        """What the session's requests are known by."""
        values = {"user_id": self.user_id, "secret_digest": self.secret_digest, "ends_at": self.ends_at}
        return RowChange(OpenSession.table(), {"session_id": self.session_id}, values)


def all_ended_but(session_id: str, user_id: str) -> RowChange:
    """No other session of the person is known any more."""
    return RowChange(OpenSession.table(), {"user_id": user_id}, None, spared={"session_id": session_id})


class SessionRepository(AggregateRepository[Session]):
    """Loads and saves sessions."""

    aggregate = Session
    not_found = SessionNotFound

    def __init__(self, log: EventRepository, engine: Engine) -> None:
        super().__init__(log)
        self._find_actor = Lookup(engine, FIND_ACTOR)

    def start(self, opening: Opening, user: User, context: CommandContext) -> Receipt:
        """Append, unless the account has changed since it was loaded: its password may be another one."""
        aggregates = (opening.session(), user)
        change = Change(id=opening.session_id, version=1, aggregates=aggregates, rows=(opening.row(),))
        return self._append(change, context)

    def end(self, session: Session, context: CommandContext) -> Receipt:
        gone = RowChange(OpenSession.table(), {"session_id": session.id}, None)
        return self._append(
            Change(id=session.id, version=session.changes, aggregates=(session,), rows=(gone,)), context
        )

    def actor(self, session_id: str, secret: str, now: datetime) -> Actor | None:
        """Who holds that session, unless it ended."""
        row = self._find_actor.find(id=session_id, digest=digest_of_chance(secret), now=int(now.timestamp()))
        if row is None:
            return None
        user_id, role, suspended, language = row
        return Actor(user_id, role, suspended=bool(suspended), language=language)

    def holder(self, session_id: str, secret: str) -> Actor | None:
        """Who holds that session or held it; enough to repeat an answer to them, and for nothing else."""
        started = next((stored.read().event for stored in self._log.stream(session_id)), None)
        if not isinstance(started, SessionStarted):
            return None
        is_theirs = hmac.compare_digest(started.secret_digest, digest_of_chance(secret))
        return Actor(started.user_id) if is_theirs else None
