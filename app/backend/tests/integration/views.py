"""The views of a log, in a database of their own."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine

from app.app import every_projection, groups
from app.infrastructure.database.data_folder import DataFolder
from app.infrastructure.database.numbered_tables import Placement
from app.infrastructure.database.query_db import guard_views
from app.infrastructure.database.traces import Traces
from app.infrastructure.event_store.event_repository import EventRepository
from app.lanes import BOARD
from app.query.projections.checkpoints import find_checkpoint, numbers_of
from app.query.projections.progress import Progress
from app.query.projections.projection import Group, Projection
from app.query.projections.projection_runner import ProjectionRunner
from tests.integration.furniture import furnish
from tests.integration.logs import opened

Rows = dict[str, list[tuple[object, ...]]]


@dataclass(frozen=True, slots=True)
class Views:
    """A query database, and runners that fold a log into it."""

    events: EventRepository
    engine: Engine

    def runner(self, folds: Sequence[Projection] | None = None) -> ProjectionRunner:
        """A runner that knows where the views stand, and folds them from now on instead of others."""
        return self._runner(Group(BOARD, folds or every_projection()))

    def replay(self) -> None:
        """Fold the whole log as a board does, group by group."""
        for group in groups():
            self._runner(group).catch_up()

    def _runner(self, group: Group) -> ProjectionRunner:
        made = ProjectionRunner(group, self.events, self.engine, Progress(), Traces(self.engine, lambda: None))
        made.prepare()
        made._lease.seize()
        made._leads()
        return made

    def spoil(self, *statements: str) -> None:
        """Change what stands in the views, whose tables are named as in statements of queries."""
        with self.engine.begin() as connection:
            for statement in statements:
                connection.exec_driver_sql(Placement(self._names(connection)).place(statement))

    def _names(self, connection: Connection) -> dict[str, str]:
        found = [standing for group in groups() if (standing := find_checkpoint(connection, group.name))]
        numbers = {view: number for standing in found for view, number in numbers_of(standing.serving).items()}
        return Group(BOARD, every_projection()).placement(numbers)

    def rows(self) -> Rows:
        """All rows of the tables that answer, by the names that statements have for them; and the checkpoints."""
        with self.engine.connect() as connection:
            columns = {rows.table.name: rows.table.columns for each in every_projection() for rows in each.rows}
            rows = {
                name: connection.exec_driver_sql(f"SELECT {', '.join(columns[name].keys())} FROM {table}")
                for name, table in self._names(connection).items()
            }
            rows["checkpoints"] = connection.exec_driver_sql("SELECT name, position, epoch FROM checkpoints")
            return {name: sorted(map(tuple, found), key=repr) for name, found in rows.items()}


@contextmanager
def views_of(events: EventRepository, where: Path | str) -> Iterator[Views]:
    """The views in that folder or at that address, which may be empty."""
    if isinstance(where, Path):
        furnish(where, "views.db")
    with opened(DataFolder(where).query_url if isinstance(where, Path) else where, "query") as engine:
        guard_views(engine)
        yield Views(events, engine)
