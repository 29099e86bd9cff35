"""Reads how far the views of a request's snapshot have come."""

from sqlalchemy import Select, select

from app.infrastructure.database.snapshots import Snapshots
from app.query.projections.checkpoints import Checkpoint


def checkpoint_of(group: str) -> Select[str, int]:
    """Epoch and position of a group of views, which each snapshot of them reads first."""
    return select(Checkpoint.epoch, Checkpoint.position).where(Checkpoint.name == group)


class CheckpointRepository:
    """The checkpoint of the snapshot that the request reads in."""

    def __init__(self, snapshots: Snapshots) -> None:
        self._snapshots = snapshots

    def position(self) -> tuple[str, int]:
        """Epoch and position; the first read of a request, so that its snapshot begins here."""
        row = self._snapshots.first()
        return (row.epoch, row.position) if row else ("", 0)
