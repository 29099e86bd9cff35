"""What follows the log by position in a thread of its own, and tells how it stands."""

import threading
import time
from abc import ABC, abstractmethod
from uuid import NAMESPACE_OID, uuid5

import structlog
from sqlalchemy import BigInteger, Column, Engine, String, Table, select

from app.infrastructure.database.command_db import CommandBase
from app.infrastructure.event_store.appends import Append, LogUnavailable, RowChange
from app.infrastructure.event_store.event_repository import EventRepository
from app.infrastructure.event_store.stored_event import StoredEvent

log = structlog.get_logger(__name__)

PAGE = 500
POLL_SECONDS = 1.0
SHARED_POLL_SECONDS = 0.05
BACK_OFF_SECONDS = 2.0
MARK_EVERY = 10_000
"""Events that mean nothing here after which the position is kept, so that a start need not pass them again."""
SILENCE_SECONDS = 30.0
"""How long a turn may take before the follower is held to be stuck."""

followers = Table(
    "followers",
    CommandBase.metadata,
    Column("name", String(30), primary_key=True),
    Column("position", BigInteger, nullable=False),
)


def find_position(engine: Engine, name: str) -> int | None:
    """How far a follower has come; none where it never began."""
    with engine.connect() as connection:
        return connection.execute(select(followers.c.position).where(followers.c.name == name)).scalar()


def position_row(name: str, position: int) -> RowChange:
    """What keeps a position, with whatever is appended for it."""
    return RowChange(followers, {"name": name}, {"position": position})


def position_append(name: str, position: int) -> Append:
    """What keeps a position by itself."""
    id = str(uuid5(NAMESPACE_OID, f"{name} {position}"))
    row = position_row(name, position)
    return Append(id=id, version=0, streams=(), command_id=id, correlation_id=id, rows=(row,))


class Follower(ABC):
    """Takes the events of some types one after another, whatever fails, and never the same position backwards."""

    failing = "Following the log fails"
    """How a complaint of this follower begins."""

    def __init__(self, name: str, events: EventRepository, types: frozenset[str], position: int) -> None:
        self.name = name
        self.failure: str | None = None
        self._events, self._types = events, types
        self._kept = self._position = position
        self._beat: float | None = None
        self._rung, self._stopped = threading.Event(), threading.Event()

    @abstractmethod
    def _take(self, stored: StoredEvent) -> None:
        """Do what the event asks for; doing it again changes nothing."""

    def _keep(self, position: int) -> None:
        """Make it durable that everything up to there was taken."""
        self._events.append(position_append(self.name, position))

    def ring(self, position: int) -> None:
        """The doorbell: there may be something to take."""
        self._rung.set()

    def stop(self) -> None:
        self._stopped.set()
        self._rung.set()

    def run(self) -> None:
        """Take whatever comes until stopped, trying again for as long as it takes."""
        while not self._stopped.is_set():
            self._rung.clear()
            self._beat = time.monotonic()
            try:
                self.catch_up()
                self.failure = None
                self._rung.wait(self._pause())
            except Exception as error:
                self.failure = type(error).__name__
                log.exception("follower.failed", follower=self.name, after=self._position)
                self._stopped.wait(BACK_OFF_SECONDS)
        self._beat = None

    def catch_up(self) -> None:
        """Take every event up to the head of the log."""
        is_behind = True
        while is_behind and not self._stopped.is_set():
            head = self._events.head()
            page = self._events.read(self._position, PAGE, self._types)
            for stored in page:
                self._take(stored)
                self._reach(stored.position)
            is_behind = len(page) == PAGE
            if not is_behind:
                self._reach(head)

    def reasons(self) -> list[str]:
        """Why what follows from the log does not happen; none when all is well."""
        reasons = [f"{self.failing}: {self.failure}."] if self.failure else []
        if self._beat is not None and (silent := time.monotonic() - self._beat) > SILENCE_SECONDS:
            reasons.append(f"{self.failing}: {self.name} has given no sign of life for {silent:.0f} seconds.")
        elif (behind := self._behind()) > PAGE:
            reasons.append(f"{self.failing}: {self.name} is {behind} events behind.")
        return reasons

    def _reach(self, position: int) -> None:
        self._position = max(self._position, position)
        self._beat = self._beat and time.monotonic()
        if self._position - self._kept >= MARK_EVERY:
            self._keep(self._position)
            self._kept = self._position

    def _pause(self) -> float:
        return SHARED_POLL_SECONDS if self._events.is_shared else POLL_SECONDS

    def _behind(self) -> int:
        try:
            return self._events.head() - self._position
        except LogUnavailable:
            return 0  # the log gives this reason itself
