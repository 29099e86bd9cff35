"""The views of a log, in a database of their own."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine

from app.app import projections, search_projections
from app.infrastructure.database.data_folder import DataFolder
from app.infrastructure.database.query_db import QueryBase, guard_views
from app.infrastructure.database.traces import Traces
from app.infrastructure.event_store.event_repository import EventRepository
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
        """A runner that knows where the views stand."""
        group = Group("board", folds or [*projections(), *search_projections()])
        made = ProjectionRunner(group, self.events, self.engine, Progress(), Traces(self.engine, lambda: None))
        made.prepare()
        return made

    def rows(self) -> Rows:
        """All rows of all tables, the checkpoint's too."""
        with self.engine.connect() as connection:
            return {
                table.name: sorted(map(tuple, connection.execute(table.select())), key=repr)
                for table in QueryBase.metadata.sorted_tables
            }


@contextmanager
def views_of(events: EventRepository, where: Path | str) -> Iterator[Views]:
    """The views in that folder or at that address, which may be empty."""
    if isinstance(where, Path):
        furnish(where, "views.db")
    with opened(DataFolder(where).query_url if isinstance(where, Path) else where, "query") as engine:
        guard_views(engine)
        yield Views(events, engine)
