"""Reads what changed."""

from collections.abc import Sequence

from sqlalchemy import select

from app.infrastructure.database.snapshots import Snapshots
from app.query.models.change_view import ChangeView


class ChangeViewRepository:
    """The changes, read in the request's snapshot."""

    def __init__(self, snapshots: Snapshots) -> None:
        self._snapshots = snapshots

    def after(self, position: int, limit: int) -> Sequence[ChangeView]:
        found = select(ChangeView).where(ChangeView.position > position).order_by(ChangeView.position).limit(limit)
        return self._snapshots.objects(found)

    def last_at(self, at: int) -> int:
        """The last position up to a time in microseconds since 1970; 0 before the first."""
        found = select(ChangeView.position).where(ChangeView.at <= at)
        rows = self._snapshots.rows(found.order_by(ChangeView.at.desc(), ChangeView.position.desc()).limit(1))
        return int(rows[0][0]) if rows else 0
