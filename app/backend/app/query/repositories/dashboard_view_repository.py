"""Reads what was done on each day."""

from collections.abc import Mapping, Sequence

from sqlalchemy import func, select

from app.infrastructure.database.snapshots import Snapshots
from app.query.models.dashboard_view import DashboardDayView, DashboardTagView


class DashboardViewRepository:
    """The days, read in the request's snapshot."""

    def __init__(self, snapshots: Snapshots) -> None:
        self._snapshots = snapshots

    def position(self) -> int:
        """Up to where what was done is counted."""
        first = self._snapshots.first()
        return int(first.dashboard_position) if first else 0

    def since(self, day: int) -> Mapping[int, DashboardDayView]:
        """The days on which anything was done, from that day on."""
        found = self._snapshots.objects(select(DashboardDayView).where(DashboardDayView.day >= day))
        return {each.day: each for each in found}

    def tags(self, day: int, limit: int) -> Sequence[tuple[str, int]]:
        """The tags of most posts that were published from that day on, each with their number."""
        posts = func.sum(DashboardTagView.posts).label("posts")
        found = select(DashboardTagView.tag, posts).where(DashboardTagView.day >= day).group_by(DashboardTagView.tag)
        rows = self._snapshots.rows(found.order_by(posts.desc(), DashboardTagView.tag).limit(limit))
        return [(row.tag, int(row.posts)) for row in rows]
