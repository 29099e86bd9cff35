"""Sees to it that there are tables for the views of a group, of a kind that this code can read."""

from sqlalchemy import Connection, Engine, delete, insert

from app.infrastructure.database.engines import writing
from app.infrastructure.event_store.event_repository import EventRepository
from app.query.projections.checkpoints import Checkpoint, Standing, find_checkpoint, numbers_of, written
from app.query.projections.generations import (
    BUILDING,
    KEPT,
    SERVING,
    Generation,
    begin_generation,
    change_generation,
    drop_generation,
    generations_of,
)
from app.query.projections.projection import Group, Projection


class ViewTables:
    """The tables of one group; who changes them holds the group's lease."""

    def __init__(self, group: Group, events: EventRepository, engine: Engine) -> None:
        self._group, self._events, self._engine = group, events, writing(engine)

    def are_readable(self) -> bool:
        """Whether all views answer from tables of this history of the log that this code can read."""
        with self._engine.connect() as connection:
            standing = find_checkpoint(connection, self._group.name)
            if standing is None or standing.epoch != self._events.epoch:
                return False
            return reads_all(connection, self._group, standing)

    def settle(self) -> None:
        """Begin what has to be built, or all anew where there is nothing to go on from."""
        with self._engine.begin() as connection:
            standing = find_checkpoint(connection, self._group.name)
            if standing is None or standing.epoch != self._events.epoch:
                self._begin_anew(connection)
                return
            known = generations_of(connection, self._group.views)
            serving = _serving(standing, known)
            for name, projection in self._group.views.items():
                if name not in serving or serving[name].version != projection.version:
                    self._build(connection, projection, [each for each in known if each.view == name])

    def begin_anew(self) -> None:
        """Empty tables for every view, at the beginning of the log."""
        with self._engine.begin() as connection:
            self._begin_anew(connection)

    def _build(self, connection: Connection, projection: Projection, known: list[Generation]) -> None:
        """Have tables of this code's version built, going on with such as there are already."""
        usable = [each for each in known if each.version == projection.version and each.state in (KEPT, BUILDING)]
        if usable:
            change_generation(connection, usable[-1], state=BUILDING, compared="")
        else:
            begin_generation(connection, projection, BUILDING, head=self._events.head())

    def _begin_anew(self, connection: Connection) -> None:
        head = self._events.head()
        numbers = {}
        known = generations_of(connection, self._group.views)
        for projection in self._group.projections:
            numbers[projection.name] = begin_generation(connection, projection, SERVING, head=head).number
        for each in known:
            drop_generation(connection, self._group.views[each.view], each)
        connection.execute(delete(Checkpoint).where(Checkpoint.name == self._group.name))
        start = {"name": self._group.name, "position": 0, "epoch": self._events.epoch, "serving": written(numbers)}
        connection.execute(insert(Checkpoint).values(**start))


def reads_all(connection: Connection, group: Group, standing: Standing) -> bool:
    """Whether this code can read the tables that all views of a group answer from."""
    serving = _serving(standing, generations_of(connection, group.views))
    return all(name in serving and each.reads(serving[name].version) for name, each in group.views.items())


def _serving(standing: Standing, known: list[Generation]) -> dict[str, Generation]:
    """The tables that answer, by view."""
    numbers = numbers_of(standing.serving)
    return {each.view: each for each in known if numbers.get(each.view) == each.number}
