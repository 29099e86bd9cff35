"""Reads what changed."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import bindparam, select

from app.infrastructure.database.snapshots import Snapshots
from app.query.models.change_view import ChangeView


class ChangeRow(NamedTuple):
    """What one event touched, in ready JSON, and who may hear of it."""

    position: int
    topics: bytes
    audience: str
    subject_id: str | None


NEXT = (
    select(ChangeView.position, ChangeView.topics, ChangeView.audience, ChangeView.subject_id)
    .where(ChangeView.position > bindparam("after"))
    .order_by(ChangeView.position)
    .limit(bindparam("limit"))
)
"""Kept, as every open stream asks this whenever something happens."""


class ChangeViewRepository:
    """The changes, read in the request's snapshot."""

    def __init__(self, snapshots: Snapshots) -> None:
        self._snapshots = snapshots

    def after(self, position: int, limit: int) -> Sequence[ChangeRow]:
        return [ChangeRow(*row) for row in self._snapshots.tuples(NEXT, {"after": position, "limit": limit})]

    def last_at(self, at: int) -> int:
        """The last position up to a time in microseconds since 1970; 0 before the first."""
        found = select(ChangeView.position).where(ChangeView.at <= at)
        rows = self._snapshots.rows(found.order_by(ChangeView.at.desc(), ChangeView.position.desc()).limit(1))
        return int(rows[0][0]) if rows else 0
