"""Reads who reacted to what."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from sqlalchemy import select

from app.infrastructure.database.snapshots import Snapshots
from app.query.models.reaction_view import ReactionView
from app.query.models.viewer import Viewer


class ReactionViewRepository:
    """The reactions, read in the request's snapshot."""

    def __init__(self, snapshots: Snapshots) -> None:
        self._snapshots = snapshots

    def of(self, viewer: Viewer, target_ids: Collection[str]) -> Mapping[str, list[str]]:
        """How the viewer reacted to each of these things."""
        kinds: dict[str, list[str]] = defaultdict(list)
        if viewer.id is None or not target_ids:
            return kinds
        found = select(ReactionView.target_id, ReactionView.kind).where(ReactionView.user_id == viewer.id)
        for row in self._snapshots.rows(
            found.where(ReactionView.target_id.in_(target_ids)).order_by(ReactionView.kind)
        ):
            kinds[row.target_id].append(row.kind)
        return kinds
