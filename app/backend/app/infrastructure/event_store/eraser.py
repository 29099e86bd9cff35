"""Destroys the keys that erasures name: the log is followed, and what was done is an event again."""

import threading
from uuid import UUID, uuid5

import structlog
from sqlalchemy import BigInteger, Column, Engine, String, Table, select

from app.domain.events.event import EVENT_TYPES, Erasure, erasing_types
from app.domain.events.key_events import KeysDestroyed
from app.infrastructure.database.command_db import CommandBase
from app.infrastructure.event_store.appends import Append, RowChange, StreamAppend, StreamConflict
from app.infrastructure.event_store.event_repository import EventRepository
from app.infrastructure.event_store.key_repository import KeyRepository
from app.infrastructure.event_store.stored_event import StoredEvent

log = structlog.get_logger(__name__)

NAME = "eraser"
PAGE = 500
POLL_SECONDS = 1.0
BACK_OFF_SECONDS = 5.0
MARK_EVERY = 10_000
"""Events without an erasure after which the position is kept, so that a start need not read them again."""

followers = Table(
    "followers",
    CommandBase.metadata,
    Column("name", String(30), primary_key=True),
    Column("position", BigInteger, nullable=False),
)


class Eraser:
    """Follows the log from its own position, kept in the database of the log; a restart repeats nothing that shows."""

    def __init__(self, events: EventRepository, keys: KeyRepository, engine: Engine) -> None:
        self.failure: str | None = None
        self._events, self._keys, self._engine = events, keys, engine
        self._types = erasing_types(EVENT_TYPES)
        self._rung, self._stopped = threading.Event(), threading.Event()
        self._kept = self._position = self._find_position()

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

    def _erase(self, stored: StoredEvent, erasure: Erasure) -> None:
        doomed = self._doomed(stored.position, erasure)
        self._keys.blank(doomed)
        self._append(stored, (KeysDestroyed(stored.event_id, len(doomed)),))
        log.info("keys.destroyed", erasure=stored.event_id, keys=len(doomed))

    def _doomed(self, position: int, erasure: Erasure) -> list[str]:
        """The events that the erasure names, none of them told after it."""
        streams = [stored for id in erasure.stream_ids for stored in self._events.stream(id)]
        before = [stored.event_id for stored in streams if stored.position < position]
        person = self._keys.of_subject(erasure.subject_id) if erasure.subject_id else []
        return list(dict.fromkeys((*erasure.event_ids, *before, *person)))

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
        self._kept = stored.position

    def _find_position(self) -> int:
        with self._engine.connect() as connection:
            found = select(followers.c.position).where(followers.c.name == NAME)
            return connection.execute(found).scalar() or 0
