"""Reads how the views themselves stand."""

from collections.abc import Callable, Mapping

from sqlalchemy import select

from app.infrastructure.database.snapshots import Snapshots
from app.query.models.system_view import ParkedStream, ViewTables
from app.query.projections.checkpoints import numbers_of
from app.query.projections.generations import GenerationRow
from app.query.projections.parked import ParkedEvent, spans_of


class SystemRepository:
    """The views' own accounts, read in the request's snapshot."""

    def __init__(self, snapshots: Snapshots) -> None:
        self._snapshots = snapshots

    def serving(self) -> Mapping[str, int]:
        """The number of the tables that answer, by view."""
        row = self._snapshots.first()
        return numbers_of(row.serving) if row else {}

    def generations(self) -> list[ViewTables]:
        """All sets of tables, those of one view together, the oldest first."""
        table = GenerationRow.table()
        found = select(*(table.c[name] for name in ViewTables._fields)).order_by(table.c.view, table.c.number)
        return [ViewTables(*row) for row in self._snapshots.rows(found)]

    def parked(self) -> list[ParkedStream]:
        """What the tables that answer lack, by view."""
        found = [each for view, number in self.serving().items() for each in self._parked(view, number)]
        return sorted(found, key=lambda each: (each.view, each.first))

    def has_parked(self, streams: Callable[[], set[str]]) -> bool:
        """Whether an event of these streams is missing in a view that answers; they are named only where any is."""
        row = self._snapshots.first()
        stream_ids = streams() if row and row.parked else set()
        if not stream_ids:
            return False
        table = ParkedEvent.table()
        found = select(table.c.view, table.c.number).where(table.c.stream_id.in_(stream_ids)).distinct()
        numbers = self.serving()
        return any(numbers.get(each.view) == each.number for each in self._snapshots.rows(found))

    def _parked(self, view: str, number: int) -> list[ParkedStream]:
        return [ParkedStream(view, number, *row) for row in self._snapshots.rows(spans_of(view, number))]
