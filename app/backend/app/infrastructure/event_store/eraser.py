"""Destroys the keys that erasures name: the log is followed, and what was done is an event again."""

import threading
from uuid import UUID, uuid5

import structlog
from sqlalchemy import BigInteger, Column, Engine, String, Table, select

from app.domain.events.event import EVENT_TYPES, Erasure, erasing_types
from app.domain.events.key_events import KeysDestroyed
from app.infrastructure.database.command_db import CommandBase
from app.infrastructure.event_store.appends import Append, RowChange, StreamAppend, StreamConflict
from app.infrastructure.event_store.erasures import doomed
from app.infrastructure.event_store.event_repository import EventRepository
from app.infrastructure.event_store.key_repository import KeyRepository
from app.infrastructure.event_store.stored_event import StoredEvent

log = structlog.get_logger(__name__)

NAME = "eraser"
PAGE = 500
POLL_SECONDS = 1.0
BACK_OFF_SECONDS = 2.0
MARK_EVERY = 10_000
"""Events without an erasure after which the position is kept, so that a start need not read them again."""

followers = Table(
    "followers",
    CommandBase.metadata,
    Column("name", String(30), primary_key=True),
    Column("position", BigInteger, nullable=False),
)


class Eraser:
    """Follows the log from its own position; a restart repeats nothing that shows.

    The position is kept in the database of the log, with what was done, and in the key store: one of them may come
    from an older back-up than the other.
    """

    def __init__(self, events: EventRepository, keys: KeyRepository, engine: Engine) -> None:
        self.failure: str | None = None
        self._events, self._keys, self._engine = events, keys, engine
        self._types = erasing_types(EVENT_TYPES)
        self._rung, self._stopped = threading.Event(), threading.Event()
        self._in_log = self._position_in_log()
        self._kept = self._position = min(self._in_log, keys.marked())

    def ring(self, position: int) -> None:
        """The doorbell: there may be something to erase."""
        self._rung.set()

    def stop(self) -> None:
        self._stopped.set()
        self._rung.set()

    def reasons(self) -> list[str]:
        """Why erasures are not carried out; none when all is well."""
        return [f"Erasing fails: {self.failure}."] if self.failure else []

    def run(self) -> None:
        """Erase whatever comes until stopped, trying again for as long as it takes."""
        while not self._stopped.is_set():
            self._rung.clear()
            try:
                self.catch_up()
                self.failure = None
                self._rung.wait(POLL_SECONDS)
            except Exception as error:
                self.failure = type(error).__name__
                log.exception("eraser.failed", after=self._position)
                self._stopped.wait(BACK_OFF_SECONDS)

    def catch_up(self) -> None:
        """Carry out every erasure up to the head of the log."""
        while not self._stopped.is_set() and (page := self._events.read(self._position, PAGE)):
            for stored in page:
                if stored.type in self._types and (erasure := stored.read().event.erasure()):
                    self._erase(stored, erasure)
            self._position = page[-1].position
            if self._position - self._kept >= MARK_EVERY:
                self._append(page[-1], ())

    def settle(self) -> None:
        """Carry out again, before anybody reads, what the key store does not know of, as one from a back-up may not."""
        if self._position < self._in_log:
            log.warning("eraser.repeats", after=self._position, up_to=self._in_log)
            self.catch_up()
            self._keep(self._position)

    def _erase(self, stored: StoredEvent, erasure: Erasure) -> None:
        event_ids = doomed(self._events, self._keys, stored.position, erasure)
        self._keys.blank(event_ids)
        self._append(stored, (KeysDestroyed(stored.event_id, len(event_ids)),))
        log.info("keys.destroyed", erasure=stored.event_id, keys=len(event_ids))

    def _append(self, stored: StoredEvent, told: tuple[KeysDestroyed, ...]) -> None:
        """Keep the position, with what was done up to there."""
        stream_id = str(uuid5(UUID(stored.event_id), NAME))
        append = Append(
            id=stream_id,
            version=0,
            streams=(StreamAppend(stream_id, 0, told),) if told else (),
            command_id=stream_id,
            correlation_id=stored.correlation_id,
            causation_id=stored.event_id,
            rows=(RowChange(followers, {"name": NAME}, {"position": stored.position}),),
        )
        try:
            self._events.append(append)
        except StreamConflict:
            log.info("keys.destroyed_before", erasure=stored.event_id)
        self._keep(stored.position)

    def _keep(self, position: int) -> None:
        self._keys.mark(position)
        self._kept = position

    def _position_in_log(self) -> int:
        with self._engine.connect() as connection:
            found = select(followers.c.position).where(followers.c.name == NAME)
            return connection.execute(found).scalar() or 0
