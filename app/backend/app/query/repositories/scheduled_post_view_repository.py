"""Reads posts that wait for their time."""

from collections.abc import Sequence

from sqlalchemy import select, tuple_

from app.infrastructure.database.snapshots import Snapshots
from app.query.models.scheduled_post_view import ScheduledPostView


class ScheduledPostViewRepository:
    """The scheduled posts, read in the request's snapshot."""

    def __init__(self, snapshots: Snapshots) -> None:
        self._snapshots = snapshots

    def find(self, post_id: str) -> ScheduledPostView | None:
        found = self._snapshots.objects(select(ScheduledPostView).where(ScheduledPostView.post_id == post_id))
        return found[0] if found else None

    def of(self, author_id: str, *, after: tuple[int, str] | None, limit: int) -> Sequence[ScheduledPostView]:
        """What somebody scheduled, the next to appear first."""
        found = select(ScheduledPostView).where(ScheduledPostView.author_id == author_id)
        if after is not None:
            found = found.where(tuple_(ScheduledPostView.due, ScheduledPostView.post_id) > after)
        return self._snapshots.objects(found.order_by(ScheduledPostView.due, ScheduledPostView.post_id).limit(limit))
