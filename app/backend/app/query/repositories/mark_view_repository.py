"""Reads the records of things."""

from collections.abc import Sequence

from sqlalchemy import select

from app.infrastructure.database.snapshots import Snapshots
from app.query.models.mark_view import MarkView


class MarkViewRepository:
    """The marks, read in the request's snapshot."""

    def __init__(self, snapshots: Snapshots) -> None:
        self._snapshots = snapshots

    def of(self, subject_id: str, *, audiences: Sequence[str], after: int | None, limit: int) -> Sequence[MarkView]:
        """What happened to a thing that these audiences may read, oldest first."""
        found = (
            select(MarkView)
            .where(MarkView.subject_id == subject_id, MarkView.audience.in_(audiences))
            .where(MarkView.position > (after or 0))
        )
        return self._snapshots.objects(found.order_by(MarkView.position).limit(limit))
