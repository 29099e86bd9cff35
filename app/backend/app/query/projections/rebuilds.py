"""Builds a view anew beside the tables that answer, and lets the new ones take their place."""

from collections.abc import Callable, Generator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass

import structlog
from sqlalchemy import Connection, Engine

from app.infrastructure.database.engines import reading, writing
from app.infrastructure.database.leases import Lease
from app.infrastructure.event_store.event_repository import EventRepository
from app.infrastructure.event_store.stored_event import StoredEvent
from app.query.models.comparison import NEW, worded
from app.query.projections.checkpoints import find_checkpoint, numbers_of, switch_tables, written
from app.query.projections.comparison import compare
from app.query.projections.fold import Folding, Seat
from app.query.projections.generations import (
    BUILDING,
    KEPT,
    SERVING,
    Generation,
    change_generation,
    drop_generation,
    generations_of,
    move_generation,
)
from app.query.projections.parked import parked_streams
from app.query.projections.projection import Group, Projection
from app.query.projections.view_orders import discarded

log = structlog.get_logger(__name__)


@dataclass(slots=True)
class Building:
    """The tables that are built, as a page is folded into them."""

    lease: Lease
    seat: Seat
    generation: Generation

    @property
    def seats(self) -> Sequence[Seat]:
        return [self.seat]

    def move(self, connection: Connection, page: Sequence[StoredEvent]) -> None:
        self.lease.fence(connection)
        move_generation(connection, self.generation, new=page[-1].position)

    def moved(self, page: Sequence[StoredEvent]) -> None:
        self.generation = self.generation._replace(position=page[-1].position)


class Rebuilds:
    """What is being built of a group, one view after another, a little at each step.

    It stands in the database, so whoever starts again goes on with it. The thread that folds what is new calls, between
    two pages: so nothing new waits for longer than a page takes, and both never write at once.
    """

    def __init__(self, group: Group, events: EventRepository, engine: Engine, folding: Folding, lease: Lease) -> None:
        self._group, self._events, self._folding, self._lease = group, events, folding, lease
        self._engine = engine
        self._building: Building | None = None
        self._comparison: Generator[str] | None = None
        self._snapshot = ExitStack()

    def step(self, wait: Callable[[float], object]) -> bool:
        """Go on a little, never beyond where the group stands; whether there was anything to do."""
        building = self._next()
        if building is None:
            return False
        with self._engine.connect() as connection:
            standing = find_checkpoint(connection, self._group.name)
        if standing is None:
            return False
        if page := self._folding.page_behind(building.generation.position, upto=standing.position):
            self._folding.take(page, building, wait)
        elif not building.generation.compared:
            self._compare(building, numbers_of(standing.serving).get(building.generation.view))
        else:
            self._switch(building)
        return True

    def close(self) -> None:
        """Forget what was read; the next step looks again."""
        if self._comparison:
            self._comparison.close()
        self._snapshot.close()
        self._building = self._comparison = None

    def _next(self) -> Building | None:
        """What the database says is being built; of two sets of tables of one view the newer."""
        with self._engine.connect() as connection:
            found = [each for each in generations_of(connection, self._group.views) if each.state == BUILDING]
            if not found:
                self.close()
                return None
            begun = self._building.generation.view if self._building else ""
            view = begun if begun in [each.view for each in found] else found[0].view
            chosen = max((each for each in found if each.view == view), key=lambda each: each.number)
            projection = self._group.views[chosen.view]
            if self._building is None or self._building.generation[:2] != chosen[:2]:
                self.close()
                parked = parked_streams(connection, chosen.view, chosen.number)
                seat = Seat(projection, chosen.number, parked, discarded(self._events))
                self._building = Building(self._lease, seat, chosen)
        superseded = [each for each in found if each.view == chosen.view and each.number != chosen.number]
        is_of_other_code = chosen.version != projection.version
        for each in [*superseded, chosen] if is_of_other_code else superseded:
            self._drop(projection, each)
        if is_of_other_code:
            self.close()
            return None
        self._building.generation = chosen
        return self._building

    def _drop(self, projection: Projection, generation: Generation) -> None:
        with writing(self._engine).begin() as connection:
            drop_generation(connection, projection, generation)

    def _compare(self, building: Building, old: int | None) -> None:
        """Read some rows of both, as they stood when the new ones had caught up."""
        generation = building.generation
        if self._comparison is None and old is not None:
            connection = self._snapshot.enter_context(reading(self._engine).connect())
            standing = find_checkpoint(connection, self._group.name)
            if standing is None or standing.position != generation.position:
                self._snapshot.close()
                return
            self._comparison = compare(connection, building.seat.projection, old, generation.number)
        told = next(self._comparison) if self._comparison else NEW
        if told:
            with writing(self._engine).begin() as connection:
                change_generation(connection, generation, compared=told)
            self._snapshot.close()
            self._comparison = None

    def _switch(self, building: Building) -> None:
        """In one transaction, let the new tables answer and keep the old ones; those kept before are gone."""
        new = building.generation
        with writing(self._engine).begin() as connection:
            self._lease.fence(connection)
            standing = find_checkpoint(connection, self._group.name)
            assert standing is not None
            numbers = numbers_of(standing.serving)
            switch_tables(
                connection, self._group.name, at=new.position, serving=written({**numbers, new.view: new.number})
            )
            for each in generations_of(connection, [new.view]):
                if each.state == KEPT:
                    drop_generation(connection, building.seat.projection, each)
                if each.state == SERVING:
                    change_generation(connection, each, state=KEPT, position=standing.position)
            change_generation(connection, new, state=SERVING)
        log.info("view.switched", view=new.view, number=new.number, compared=worded(new.compared))
        self.close()
