"""Posts in the log."""

from app.command.repositories.aggregate_repository import AggregateRepository, Change
from app.domain.errors import Conflict
from app.domain.events.event import readable
from app.domain.events.post_events import PostEdited, PostPublished, PostReverted
from app.domain.models.post_aggregate import Post, PostNotFound, VersionConflict, VersionNotFound
from app.domain.models.value_objects import PostText
from app.infrastructure.event_store.appends import Receipt, StreamConflict
from app.infrastructure.event_store.stored_event import StoredEvent
from app.infrastructure.message_bus.command_bus import CommandContext


class VersionErased(Conflict):
    """The text of that version is gone for good."""

    code = "post.version_erased"


class PostRepository(AggregateRepository[Post]):
    """Loads and saves posts, and reads the one text that an edit or a revert copies."""

    aggregate = Post
    not_found = PostNotFound

    def text(self, post_id: str, version: int) -> PostText:
        """What one version says; raises ``VersionNotFound`` or ``VersionErased``."""
        [recorded] = self._log.open([self._version(post_id, version)])
        event = recorded.event
        assert isinstance(event, PostPublished | PostEdited | PostReverted)
        title, body = readable(event.title), readable(event.body)
        if title is None or body is None:
            raise VersionErased
        return PostText(title, body, event.tags, event.language)

    def _version(self, post_id: str, version: int) -> StoredEvent:
        """The event that brought a version's text."""
        for stored in self._stored(post_id):
            match stored.read().event:
                case PostPublished() if version == 1:
                    return stored
                case PostEdited() | PostReverted() as event if version == event.version:
                    return stored
        raise VersionNotFound

    def save(self, post: Post, context: CommandContext) -> Receipt:
        try:
            return self._append(Change(id=post.id, version=post.version, aggregates=(post,)), context)
        except StreamConflict as conflict:
            raise VersionConflict(self.get(post.id).version) from conflict
