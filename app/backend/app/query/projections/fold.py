"""How a page of events becomes rows, in one transaction with the checkpoint; and what of it has to wait."""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Protocol

import structlog
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import InterfaceError, OperationalError

from app.domain.events.event import EVENT_TYPES, RecordedEvent, UnknownEvent, erasing_types
from app.infrastructure.database.engines import writing
from app.infrastructure.database.leases import LeaseLost
from app.infrastructure.database.postgres import FAILURES
from app.infrastructure.database.row_sets import sent_together
from app.infrastructure.database.traces import Traces
from app.infrastructure.event_store.appends import LogUnavailable
from app.infrastructure.event_store.event_repository import EventRepository
from app.infrastructure.event_store.stored_event import StoredEvent
from app.infrastructure.serializers.json_serializer import DamagedBody
from app.infrastructure.unavailable import ViewsUnavailable
from app.query.projections import pages
from app.query.projections.checkpoints import CheckpointMoved
from app.query.projections.parked import BEHIND, park
from app.query.projections.projection import Projection
from app.query.projections.view_orders import Discarded

log = structlog.get_logger(__name__)

NOT_THE_EVENTS_FAULT = (
    DamagedBody,
    LogUnavailable,
    ViewsUnavailable,
    CheckpointMoved,
    LeaseLost,
    OperationalError,
    InterfaceError,
    sqlite3.OperationalError,
    *FAILURES,
)
"""What stops a view before an event, whatever that says; all else an event is parked for."""

Opened = RecordedEvent | Exception
PAUSES = (0.05, 0.2)
MANY = 50
"""Behind so many events at once there are probably more."""


@dataclass(slots=True)
class Seat:
    """A view that takes events into its tables with that number."""

    projection: Projection
    number: int
    parked: set[str] = field(default_factory=set)
    discarded: Discarded = field(default_factory=Discarded)

    def waits(self, stored: StoredEvent | RecordedEvent) -> bool:
        return bool(self.parked) and stored.stream_id in self.parked

    def skips(self, stored: StoredEvent | RecordedEvent) -> bool:
        return bool(self.discarded) and self.discarded.has(self.projection.name, stored.stream_id, stored.position)


class Target(Protocol):
    """Views that stand at one position."""

    @property
    def seats(self) -> Sequence[Seat]: ...

    def move(self, connection: Connection, page: Sequence[StoredEvent]) -> None:
        """Advance behind the page, in the transaction that folds it."""

    def moved(self, page: Sequence[StoredEvent]) -> None:
        """That transaction was committed."""


@dataclass(frozen=True, slots=True)
class ReadyPage:
    """A page with which all is done that needs no rows: its events are opened, and each seat's share is prepared."""

    page: Sequence[StoredEvent]
    seats: Sequence[Seat]
    events: Sequence[RecordedEvent]
    shares: Sequence[Sequence[RecordedEvent]]


class Folding:
    """Folds pages into views."""

    def __init__(self, engine: Engine, events: EventRepository, traces: Traces) -> None:
        self._engine, self._events, self._traces = writing(engine), events, traces
        self._erasing = erasing_types(EVENT_TYPES)
        self._ahead: ReadyPage | None = None

    def page_behind(self, position: int, upto: int | None = None) -> Sequence[StoredEvent]:
        """The next page of the log; the one that was made ready, if it is that."""
        if self._ahead and self._ahead.page[0].position == position + 1:
            page = self._ahead.page
            if upto is None or page[-1].position <= upto:
                return page
        return pages.page_of(self._events, position, upto)

    def fold(self, page: Sequence[StoredEvent], target: Target) -> None:
        """Decode and render first, then write: whoever else writes the views need not wait for the former.

        Of a long log the next page is made ready while a server writes.
        """
        ready = self._made_ready(page, target.seats)
        shares = list(zip(ready.seats, ready.shares, strict=True))
        with self._engine.begin() as connection:
            target.move(connection, page)
            for seat, share in shares:
                if share:
                    seat.projection.fold(connection, seat.number, share)
                if seat.parked:
                    _park_later(connection, seat, ready.events)
            with sent_together(connection) as is_under_way:
                for seat, share in shares:
                    if share:
                        seat.projection.flush()
                ahead = self._look_ahead(ready) if is_under_way and len(page) >= MANY else None
            erases = self._mark(connection, page)
        if erases:
            self._traces.ring()
        target.moved(page)
        self._ahead = ahead

    def take(self, page: Sequence[StoredEvent], target: Target, wait: Callable[[float], object]) -> None:
        """Fold the page; where that fails, again after a while, and in the end event by event.

        Raises what no event is to blame for, the target standing right before the event that it was met at.
        """
        for pause in (*PAUSES, None):
            try:
                self.fold(page, target)
            except DamagedBody:
                break
            except Exception as error:
                if not is_of_the_event(error):
                    raise
                log.warning("projection.page_failed", error=told(error), after=page[0].position - 1)
                if pause is None:
                    break
                wait(pause)
            else:
                return
        for stored in page:
            self._fold_singly(stored, target)

    def _fold_singly(self, stored: StoredEvent, target: Target) -> None:
        """Fold one event into each seat that can take it, and park it for the others."""
        opened = self._opened(stored, target.seats)
        ready = [(seat, _prepared(seat, stored, opened)) for seat in target.seats if _concerns(seat, stored)]
        failed = []
        with self._engine.begin() as connection:
            target.move(connection, [stored])
            for seat, event in ready:
                if error := _take(connection, seat, stored, event):
                    park(
                        connection,
                        seat.projection.name,
                        seat.number,
                        [(stored.position, stored.stream_id, stored.type, error)],
                    )
                    failed.append((seat, error))
            erases = self._mark(connection, [stored])
        for seat, error in failed:
            seat.parked.add(stored.stream_id)
            log.error("projection.parked", view=seat.projection.name, position=stored.position, error=error)
        if erases:
            self._traces.ring()
        target.moved([stored])

    def _made_ready(self, page: Sequence[StoredEvent], seats: Sequence[Seat]) -> ReadyPage:
        ahead, self._ahead = self._ahead, None  # views prepare one page at a time
        if ahead and ahead.page is page and ahead.seats == seats:
            return ahead
        handled = {kind for seat in seats for kind in seat.projection.handlers}
        events = self._open([each for each in page if each.type in handled or each.type not in EVENT_TYPES], seats)
        shares = [_share(seat, events) for seat in seats]
        for seat, share in zip(seats, shares, strict=True):
            seat.projection.prepare(share)
        return ReadyPage(page, seats, events, shares)

    def _look_ahead(self, ready: ReadyPage) -> ReadyPage | None:
        """The page behind; what is wrong with it, this one is not to blame for, and it is met again in its turn."""
        with suppress(Exception):
            if page := pages.page_of(self._events, ready.page[-1].position):
                return self._made_ready(page, ready.seats)
        return None

    def _open(self, stored: Sequence[StoredEvent], seats: Sequence[Seat]) -> list[RecordedEvent]:
        """With their texts, unless no view has a use for them."""
        if any(seat.projection.reads_texts for seat in seats):
            return self._events.open(stored)
        return [each.read() for each in stored]

    def _opened(self, stored: StoredEvent, seats: Sequence[Seat]) -> Opened:
        try:
            [recorded] = self._open([stored], seats)
        except Exception as error:
            if not is_of_the_event(error):
                raise
            return error
        return recorded

    def _mark(self, connection: Connection, page: Sequence[StoredEvent]) -> bool:
        erases = not self._erasing.isdisjoint([stored.type for stored in page])
        if erases:
            self._traces.mark(connection)
        return erases


def _share(seat: Seat, events: Sequence[RecordedEvent]) -> list[RecordedEvent]:
    """What the view takes in."""
    handlers = seat.projection.handlers
    share = [recorded for recorded in events if recorded.event.type_name in handlers]
    if seat.parked or seat.discarded:
        return [recorded for recorded in share if not seat.waits(recorded) and not seat.skips(recorded)]
    return share


def _park_later(connection: Connection, seat: Seat, events: Iterable[RecordedEvent]) -> None:
    """What comes behind a parked event waits with it."""
    handlers = seat.projection.handlers
    late = [each for each in events if each.event.type_name in handlers and seat.waits(each) and not seat.skips(each)]
    rows = [(each.position, each.stream_id, each.event.type_name, BEHIND) for each in late]
    park(connection, seat.projection.name, seat.number, rows)


def _concerns(seat: Seat, stored: StoredEvent) -> bool:
    """Whether the view would take the event in; nobody knows of a type that this code does not know."""
    known = stored.type in EVENT_TYPES
    return (stored.type in seat.projection.handlers or not known) and not seat.skips(stored)


def _prepared(seat: Seat, stored: StoredEvent, opened: Opened) -> Opened:
    """The event with which the view has done what takes long, or why it cannot."""
    if isinstance(opened, Exception) or seat.waits(stored):
        return opened
    try:
        seat.projection.prepare([opened])
    except Exception as error:  # noqa: BLE001  whatever it is, it is told
        return error
    return opened


def _take(connection: Connection, seat: Seat, stored: StoredEvent, opened: Opened) -> str | None:
    """Fold one event; what it has to be parked for, if so."""
    if seat.waits(stored):
        return BEHIND
    if isinstance(opened, Exception):
        return told(opened)
    try:
        with connection.begin_nested():
            seat.projection.fold(connection, seat.number, [opened])
            seat.projection.flush()
    except Exception as error:
        if not is_of_the_event(error):
            raise
        return told(error)
    return None


def told(error: Exception) -> str:
    """What may be shown of an error: nothing that people wrote."""
    name = type(error).__name__
    return f"{name}: {error}"[:200] if isinstance(error, UnknownEvent) else name


def is_of_the_event(error: Exception) -> bool:
    """Whether another event in its place might do; else the log or the database is what has to be mended."""
    return not isinstance(error, NOT_THE_EVENTS_FAULT) and type(error) is not sqlite3.DatabaseError
