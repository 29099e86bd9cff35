"""Who reacted to what."""

from app.domain.events.event import RecordedEvent
from app.domain.events.reaction_events import ReactionGiven, ReactionWithdrawn
from app.query.models.reaction_view import ReactionView
from app.query.projections.projection import Projection, on
from app.query.projections.rows import Rows


class ReactionProjection(Projection):
    """Keeps a row for each reaction that stands."""

    name, version = "reactions", 1

    def __init__(self) -> None:
        self.reactions = Rows(ReactionView.table())
        super().__init__(self.reactions)

    @on(ReactionGiven)
    def given(self, event: ReactionGiven, recorded: RecordedEvent) -> None:
        key = {"user_id": event.user_id, "target_id": event.comment_id or event.post_id, "kind": event.kind}
        self.reactions.put({**key, "position": recorded.position})

    @on(ReactionWithdrawn)
    def withdrawn(self, event: ReactionWithdrawn, recorded: RecordedEvent) -> None:
        self.reactions.remove(event.user_id, event.comment_id or event.post_id, event.kind)
