"""Reads how far the views of a request's snapshot have come."""

from sqlalchemy import select

from app.infrastructure.database.query_db import ViewSession
from app.query.projections.checkpoints import Checkpoint


class CheckpointRepository:
    """The checkpoint of one group, read in the request's snapshot."""

    def __init__(self, session: ViewSession, group: str) -> None:
        self._session = session
        self._group = group

    def position(self) -> tuple[str, int]:
        """Epoch and position; the first read of a request, so that its snapshot begins here."""
        found = select(Checkpoint.epoch, Checkpoint.position).where(Checkpoint.name == self._group)
        row = self._session.execute(found).first()
        return (row.epoch, row.position) if row else ("", 0)
