"""Reads how far the views of a request's snapshot have come."""

from collections.abc import Callable
from functools import cache

from sqlalchemy import Select, exists, select

from app.infrastructure.database.numbered_tables import UNPLACED, Placement
from app.infrastructure.database.snapshots import AnyRow, Snapshots
from app.query.projections.checkpoints import Checkpoint, numbers_of
from app.query.projections.parked import ParkedEvent
from app.query.projections.projection import Group


def checkpoint_of(group: str) -> Select[str, int, str, bool]:
    """Where a group of views stands, and whether events wait, which each snapshot of them reads first."""
    waits = exists(select(ParkedEvent.position)).label("parked")
    return select(Checkpoint.epoch, Checkpoint.position, Checkpoint.serving, waits).where(Checkpoint.name == group)


def places_of(group: Group) -> Callable[[AnyRow | None], Placement]:
    """The tables that a snapshot reads, as its checkpoint tells."""

    @cache
    def placed(serving: str) -> Placement:
        return Placement(group.placement(numbers_of(serving)))

    return lambda row: placed(row.serving) if row else UNPLACED


class CheckpointRepository:
    """The checkpoint of the snapshot that the request reads in."""

    def __init__(self, snapshots: Snapshots) -> None:
        self._snapshots = snapshots

    def position_of(self, group: str) -> int:
        """That of any group."""
        row = self._snapshots.first()
        return int(getattr(row, f"{group}_position", row.position)) if row else 0

    def position(self) -> tuple[str, int]:
        """Epoch and position; the first read of a request, so that its snapshot begins here."""
        row = self._snapshots.first()
        return (row.epoch, row.position) if row else ("", 0)
