"""Pulls events from the log by position and folds them into a group of views."""

import threading
from collections.abc import Callable, Sequence

import structlog
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from app.domain.events.event import EVENT_TYPES, erasing_types
from app.infrastructure.database.engines import writing
from app.infrastructure.database.heartbeats import Heart
from app.infrastructure.database.leases import Lease, LeaseLost
from app.infrastructure.database.traces import Traces
from app.infrastructure.event_store.appends import LogUnavailable
from app.infrastructure.event_store.event_repository import EventRepository
from app.infrastructure.event_store.stored_event import StoredEvent
from app.infrastructure.unavailable import ViewsUnavailable
from app.query.projections import pages
from app.query.projections.checkpoints import CheckpointMoved, Standing, find_checkpoint, move_checkpoint, numbers_of
from app.query.projections.fold import Folding, Seat
from app.query.projections.generations import KEPT, drop_generation, generations_of
from app.query.projections.parked import parked_streams, parked_told
from app.query.projections.progress import Progress
from app.query.projections.projection import Group
from app.query.projections.rebuilds import Rebuilds
from app.query.projections.view_orders import ORDERS, discarded, obey
from app.query.projections.view_tables import ViewTables

log = structlog.get_logger(__name__)

POLL_SECONDS = 1.0
SHARED_POLL_SECONDS = 0.05
LONGEST_BACK_OFF = 2.0


def lease_of(group: Group) -> str:
    """The name of the right to fold a group."""
    return f"views {group.name}"


class ProjectionRunner:
    """Keeps one group of views, which share a checkpoint, up to date with the log.

    Of several, in whatever process, one holds the group's lease and folds; the others follow, and take over.
    """

    def __init__(
        self, group: Group, events: EventRepository, engine: Engine, progress: Progress, traces: Traces
    ) -> None:
        self.name = group.name
        self.failure: str | None = None
        self.seats: Sequence[Seat] = ()
        self._group, self._events, self._progress = group, events, progress
        self._reads, self._engine = engine, writing(engine)
        self._lease = Lease(engine, lease_of(group))
        self._heart = Heart(group.name, engine, events, progress.pulse)
        self._tables = ViewTables(group, events, engine)
        folding = self._folding = Folding(engine, events, traces)
        self._rebuilds = Rebuilds(group, events, engine, folding, self._lease)
        self._erasing = erasing_types(EVENT_TYPES)
        self._is_shared = engine.dialect.name != "sqlite"
        self._rung, self._stopped = threading.Event(), threading.Event()
        self._position, self._serving, self._is_settled = 0, "", False

    def prepare(self) -> None:
        """See to it that there are tables that this code can read, and know where they stand.

        Where others may fold, and do, this waits until there are. Else it makes them: empty ones where there are none
        or those of another history, and where there are some that it cannot read it builds new ones.
        """
        if not self._is_shared:
            self._lease.seize()
        while not self._lease.hold() and not self._tables.are_readable():
            if self._stopped.wait(SHARED_POLL_SECONDS * 4):
                return
        self._progress.epoch = self._events.epoch
        if not self._leads():
            self._look()

    def rebuild(self) -> int:
        """Empty the views and fold the whole log anew; the position reached."""
        self.prepare()
        self._tables.begin_anew()
        self._look()
        self.catch_up()
        return self._position

    def ring(self, position: int) -> None:
        """The doorbell: there may be something to fold."""
        self._rung.set()

    def reasons(self) -> list[str]:
        """Why the views cannot be trusted to be fresh; none when all is well."""
        try:
            behind = self._events.head() - self._position
        except LogUnavailable:
            behind = 0  # the log gives this reason itself
        late = [f"The {self.name} views are {behind} events behind."] if behind > pages.PAGE else []
        return late + ([f"Folding the {self.name} views fails: {self.failure}."] if self.failure else [])

    def notes(self) -> list[str]:
        """What a person should look at although the board serves: events that views could not take in."""
        waiting = {seat.projection.name: len(seat.parked) for seat in self.seats if seat.parked}
        return [parked_told(view, streams) for view, streams in waiting.items()]

    def stop(self) -> None:
        self._stopped.set()
        self._rung.set()

    def run(self) -> None:
        """Fold whatever comes until stopped; polling makes up for a doorbell that was not heard."""
        back_off = 0.0
        while not self._stopped.is_set():
            self._rung.clear()
            try:
                self.catch_up()
                is_building = self._leads() and self._build()
                self.failure, back_off = None, 0.0
            except Exception as error:
                self.failure = type(error).__name__
                back_off = min(back_off * 2 or 0.1, LONGEST_BACK_OFF)
                log.exception("projection.failed", group=self.name, after=self._position)
                self._rebuilds.close()
                self._tell_failure(self.failure)
                self._stopped.wait(back_off)
            else:
                if not is_building:
                    self._rung.wait(SHARED_POLL_SECONDS if self._events.is_shared else POLL_SECONDS)
        self._let_go()

    def catch_up(self) -> None:
        """Fold pages until the head of the log is reached, or follow whoever does."""
        while not self._stopped.is_set():
            if not self._leads():
                self._follow()
                self._heart.listen()
                return
            page = self._folding.page_behind(self._position)
            if not page:
                self._heart.beat(self._position, is_done=True)
                return
            try:
                self._folding.take(page, self, self._stopped.wait)
                self._heart.beat(self._position)
            except (CheckpointMoved, LeaseLost):
                self._follow()

    def build(self, advance: Callable[[], None] = lambda: None) -> None:
        """Finish what is being built, for those who wait for it."""
        while not self._stopped.is_set() and self._build():
            advance()

    def move(self, connection: Connection, page: Sequence[StoredEvent]) -> None:
        """Advance the checkpoint, obey what the page orders, and let go of old tables that nobody will erase in."""
        self._lease.fence(connection)
        move_checkpoint(connection, self.name, old=self._position, new=page[-1].position)
        obey(connection, self._group, page, self._events.head)
        if not self._erasing.isdisjoint([stored.type for stored in page]):
            for each in generations_of(connection, self._group.views):
                if each.state == KEPT:
                    drop_generation(connection, self._group.views[each.view], each)

    def moved(self, page: Sequence[StoredEvent]) -> None:
        if any(stored.type in ORDERS for stored in page):
            self._look()
        else:
            self._advance_to(page[-1].position)

    def _leads(self) -> bool:
        """Whether this one folds; whoever comes to do so first sees to it that the tables are of its kind."""
        leads = self._lease.hold()
        if leads and not self._is_settled:
            self._tables.settle()
            while not self._tables.are_readable() and self._rebuilds.step(self._stopped.wait):
                self._heart.beat(self._position)
            self._look()
        self._is_settled = leads
        return leads

    def _build(self) -> bool:
        """Go on a little with what is being built; whether there was anything."""
        is_building = self._rebuilds.step(self._stopped.wait)
        standing = self._standing()
        if standing and standing.serving != self._serving:
            self._look()
        return is_building

    def _follow(self) -> None:
        """Go on where somebody else moved the checkpoint to; raises ``CheckpointMoved`` if to other views."""
        standing = self._standing()
        if standing is None or standing.epoch != self._events.epoch or not self._tables.are_readable():
            raise CheckpointMoved(self.name)
        if (standing.position, standing.serving) != (self._position, self._serving):
            log.debug("projection.followed", group=self.name, old=self._position, new=standing.position)
            self._look()

    def _standing(self) -> Standing | None:
        with self._reads.connect() as connection:
            return find_checkpoint(connection, self.name)

    def _look(self) -> None:
        """Find out where the views stand, in which tables, and what of them waits."""
        without = discarded(self._events)
        with self._reads.connect() as connection:
            standing = find_checkpoint(connection, self.name)
            if standing is None:
                return
            numbers = numbers_of(standing.serving)
            self.seats = [
                Seat(each, numbers[each.name], parked_streams(connection, each.name, numbers[each.name]), without)
                for each in self._group.projections
                if each.name in numbers
            ]
        self._serving = standing.serving
        self._advance_to(standing.position)

    def _tell_failure(self, failure: str) -> None:
        """Who fails lives, unlike who hangs; where somebody else folds, that one speaks for the group."""
        try:
            if self._lease.is_ours:
                self._heart.beat(self._position, failure)
        except (SQLAlchemyError, ViewsUnavailable, LogUnavailable):
            log.warning("projection.heartbeat_lost", group=self.name)

    def _advance_to(self, position: int) -> None:
        self._position = position
        self._progress.reached(position)

    def _let_go(self) -> None:
        """Let another take over at once, if the database can still be told."""
        self._rebuilds.close()
        try:
            self._lease.release()
        except (SQLAlchemyError, ViewsUnavailable):
            log.warning("projection.lease_left", group=self.name)
