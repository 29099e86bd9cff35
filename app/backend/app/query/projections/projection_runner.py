"""Pulls events from the log by position and folds them into a group of views."""

import threading
from collections.abc import Sequence
from itertools import accumulate

import structlog
from sqlalchemy import Engine, insert
from sqlalchemy import delete as delete_from

from app.domain.events.event import EVENT_TYPES, UnknownEvent, erasing_types
from app.infrastructure.database.engines import writing
from app.infrastructure.database.traces import Traces
from app.infrastructure.event_store.appends import LogUnavailable
from app.infrastructure.event_store.event_repository import EventRepository
from app.infrastructure.event_store.stored_event import StoredEvent
from app.infrastructure.serializers.json_serializer import DamagedBody
from app.query.projections.checkpoints import Checkpoint, CheckpointMoved, find_checkpoint, move_checkpoint
from app.query.projections.progress import Progress
from app.query.projections.projection import Group

log = structlog.get_logger(__name__)

PAGE, PAGE_BYTES = 200, 400_000
POLL_SECONDS = 1.0
SHARED_POLL_SECONDS = 0.05
LONGEST_BACK_OFF = 2.0


class ProjectionRunner:
    """Keeps one group of views, which share a checkpoint, up to date with the log."""

    def __init__(
        self,
        group: Group,
        events: EventRepository,
        engine: Engine,
        progress: Progress,
        traces: Traces,
    ) -> None:
        self.name = group.name
        self.failure: str | None = None
        self._group, self._handled = group, group.handled
        self._events = events
        self._engine = writing(engine)
        self._progress = progress
        self._traces = traces
        self._erasing = erasing_types(EVENT_TYPES)
        self._rung = threading.Event()
        self._stopped = threading.Event()
        self._position = 0

    def prepare(self) -> None:
        """Make the views' tables; empty them where they are of another version or another history."""
        with self._engine.begin() as connection:
            for table in self._group.tables:
                table.create(connection, checkfirst=True)
            found = find_checkpoint(connection, self.name)
        self._progress.epoch = self._events.epoch
        if found is None or found[1:] != (self._events.epoch, self._group.versions):
            self._empty()
        else:
            self._advance_to(found[0])

    def rebuild(self) -> int:
        """Empty the views and fold the whole log anew; the position reached."""
        self.prepare()
        self._empty()
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
        late = [f"The {self.name} views are {behind} events behind."] if behind > PAGE else []
        return late + ([f"Folding the {self.name} views fails: {self.failure}."] if self.failure else [])

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
                self.failure, back_off = None, 0.0
                self._rung.wait(SHARED_POLL_SECONDS if self._events.is_shared else POLL_SECONDS)
            except Exception as error:
                self.failure = type(error).__name__
                back_off = min(back_off * 2 or 0.1, LONGEST_BACK_OFF)
                log.exception("projection.failed", group=self.name, after=self._position)
                self._stopped.wait(back_off)

    def catch_up(self) -> None:
        """Fold pages until the head of the log is reached."""
        while not self._stopped.is_set() and (page := self._page()):
            try:
                self._fold(page)
            except CheckpointMoved:
                self._follow()
            except (UnknownEvent, DamagedBody):
                self._fold_up_to_the_unreadable(page)
            else:
                self._advance_to(page[-1].position)

    def _fold_up_to_the_unreadable(self, page: Sequence[StoredEvent]) -> None:
        """Event by event, so that the views stand right before it; raises for that one."""
        for stored in page:
            self._fold([stored])
            self._advance_to(stored.position)

    def _page(self) -> list[StoredEvent]:
        """The next events, as many as need not hold up the views for long."""
        page = self._events.read(self._position, PAGE)
        sizes = accumulate(len(stored.body) for stored in page)
        return [stored for stored, size in zip(page, sizes, strict=True) if size <= PAGE_BYTES] or page[:1]

    def _fold(self, page: Sequence[StoredEvent]) -> None:
        """Decode and render first, then write: whoever else writes the views need not wait for the former."""
        events = self._events.open([stored for stored in page if stored.type in self._handled])
        for projection in self._group.projections:
            projection.prepare(events)
        with self._engine.begin() as connection:
            move_checkpoint(connection, self.name, old=self._position, new=page[-1].position)
            for projection in self._group.projections:
                projection.open(connection)
            for recorded in events:
                for projection in self._group.projections:
                    projection.handle(recorded)
            for projection in self._group.projections:
                projection.flush()
            if erases := not self._erasing.isdisjoint(stored.type for stored in page):
                self._traces.mark(connection)
        if erases:
            self._traces.ring()

    def _follow(self) -> None:
        """Go on where somebody else moved the checkpoint to; raises ``CheckpointMoved`` if to other views."""
        with self._engine.connect() as connection:
            found = find_checkpoint(connection, self.name)
        if found is None or found[1:] != (self._events.epoch, self._group.versions):
            raise CheckpointMoved(self.name)
        log.warning("projection.checkpoint_moved", group=self.name, old=self._position, new=found[0])
        self._advance_to(found[0])

    def _advance_to(self, position: int) -> None:
        self._position = position
        self._progress.reached(position)

    def _empty(self) -> None:
        start = {"name": self.name, "position": 0, "epoch": self._events.epoch, "versions": self._group.versions}
        with self._engine.begin() as connection:
            for table in self._group.tables:
                connection.execute(delete_from(table))
            connection.execute(delete_from(Checkpoint).where(Checkpoint.name == self.name))
            connection.execute(insert(Checkpoint).values(**start))
        self._advance_to(0)
