"""Comments in the log."""

from app.command.repositories.aggregate_repository import AggregateRepository, Change
from app.domain.models.comment_aggregate import Comment, CommentNotFound, CommentVersionConflict
from app.infrastructure.event_store.appends import Receipt, StreamConflict
from app.infrastructure.message_bus.command_bus import CommandContext


class CommentRepository(AggregateRepository[Comment]):
    """Loads and saves comments."""

    aggregate = Comment
    not_found = CommentNotFound

    def save(self, comment: Comment, context: CommandContext) -> Receipt:
        """Append; raises ``IdTaken`` or ``CommentVersionConflict``."""
        try:
            return self._append(Change(id=comment.id, version=comment.version, aggregates=(comment,)), context)
        except StreamConflict as conflict:
            raise CommentVersionConflict(self.get(comment.id).version) from conflict
