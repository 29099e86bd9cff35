"""Signs of life of those who fold views, kept where every process can read them."""

import time
from collections.abc import Callable
from dataclasses import replace

import structlog
from sqlalchemy import BigInteger, Connection, Engine, String, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Mapped, mapped_column

from app.infrastructure.database.engines import writing
from app.infrastructure.database.leases import NOW
from app.infrastructure.database.query_db import QueryBase
from app.infrastructure.event_store.event_repository import EventRepository
from app.infrastructure.pulse import Beat, Pulse
from app.infrastructure.unavailable import ViewsUnavailable

log = structlog.get_logger(__name__)

BEAT_SECONDS = 1.0
TELL = """
INSERT INTO heartbeats (name, at, position, head, late, failure)
VALUES (:name, {now}, :position, :head, :late, :failure)
ON CONFLICT (name) DO UPDATE SET at = excluded.at, position = excluded.position, head = excluded.head,
    late = excluded.late, failure = excluded.failure
RETURNING at
"""
HEAR = "SELECT at, position, head, late, failure, {now} - at AS age FROM heartbeats WHERE name = :name"


class HeartbeatRow(QueryBase):
    """The last beat of a group; ``at`` and ``late`` count milliseconds, by the clock of this database."""

    __tablename__ = "heartbeats"
    name: Mapped[str] = mapped_column(String(50), primary_key=True)
    at: Mapped[int] = mapped_column(BigInteger)
    position: Mapped[int] = mapped_column(BigInteger)
    head: Mapped[int] = mapped_column(BigInteger)
    late: Mapped[int] = mapped_column(BigInteger)
    failure: Mapped[str] = mapped_column(String(100))


def hear(connection: Connection, name: str, pulse: Pulse) -> None:
    """Hear the last beat that anybody told; none where nobody ever did."""
    found = connection.execute(text(HEAR.format(now=NOW[connection.dialect.name])), {"name": name}).first()
    if found:
        pulse.hear(Beat(found.position, found.head, found.late / 1000, found.failure, found.at), found.age / 1000)


class Heart:
    """Tells of a group that it is folded, at most once a second; in this process it is felt at once."""

    def __init__(
        self,
        name: str,
        engine: Engine,
        events: EventRepository,
        pulse: Pulse,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._name, self._events, self._pulse, self._clock = name, events, pulse, clock
        self._reads, self._engine = engine, writing(engine)
        self._next, self._is_unheard = clock(), False

    def beat(self, position: int, failure: str = "", *, is_done: bool = False) -> None:
        """Tell where the group stands; at once where it fails or does no more, or where nothing is missing any more."""
        last = self._pulse.last
        is_news = failure != last.failure or (is_done and last.head > last.position)
        if not is_news and self._clock() < self._next:
            return
        self._next = self._clock() + BEAT_SECONDS
        beat = self._measured(position, failure)
        self._pulse.feel(beat)
        try:
            self._pulse.feel(replace(beat, at=self._tell(beat)))
        except (SQLAlchemyError, ViewsUnavailable) as error:  # on a full disk nobody writes, and reads go on
            if not self._is_unheard:
                log.warning("heartbeat.not_told", group=self._name, error=type(error).__name__)
            self._is_unheard = True
        else:
            self._is_unheard = False

    def listen(self) -> None:
        """Hear what the one tells who folds instead of this one."""
        if self._clock() >= self._next:
            self._next = self._clock() + BEAT_SECONDS
            with self._reads.connect() as connection:
                hear(connection, self._name, self._pulse)

    def _tell(self, beat: Beat) -> int:
        """When it was written down."""
        told = {"name": self._name, "position": beat.position, "head": beat.head, "failure": beat.failure[:100]}
        with self._engine.begin() as connection:
            sql = TELL.format(now=NOW[connection.dialect.name])
            at: int = connection.execute(text(sql), {**told, "late": int(beat.seconds * 1000)}).scalar_one()
        return at

    def _measured(self, position: int, failure: str) -> Beat:
        head, last = self._events.head(), self._pulse.last
        missing = self._events.read(position, 1) if position < head else []
        seconds = (self._events.now() - missing[0].at) / 1_000_000 if missing else 0.0
        return Beat(position, head, max(seconds, 0.0), failure, last.at)
