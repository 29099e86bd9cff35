"""Posts in the log."""

from app.command.repositories.aggregate_repository import AggregateRepository, Change
from app.domain.events.event import readable
from app.domain.events.post_events import PostEdited, PostPublished, PostReverted
from app.domain.models.post_aggregate import Post, PostNotFound, VersionConflict, VersionErased, VersionNotFound
from app.domain.models.value_objects import PostText
from app.infrastructure.event_store.appends import Receipt, StreamConflict
from app.infrastructure.event_store.stored_event import StoredEvent
from app.infrastructure.message_bus.command_bus import CommandContext

Text = PostPublished | PostEdited | PostReverted


class PostRepository(AggregateRepository[Post]):
    """Loads and saves posts, and reads the one text that an edit or a revert copies."""

    aggregate = Post
    not_found = PostNotFound

    def text(self, post: Post, version: int) -> PostText:
        """What one version says; raises ``VersionNotFound`` or ``VersionErased``."""
        post.check_has_text(version)
        [recorded] = self._log.open([self._version(post.id, version)])
        event = recorded.event
        assert isinstance(event, Text)
        title, body = readable(event.title), readable(event.body)
        if title is None or body is None:
            raise VersionErased
        return PostText(title, body, event.tags, event.language)

    def standing(self, post: Post) -> PostText:
        """What the post says now: nothing where its text is erased."""
        try:
            return self.text(post, post.version)
        except VersionErased:
            event = self._version(post.id, post.version).read().event
            assert isinstance(event, Text)
            return PostText("", "", event.tags, event.language)

    def text_event_id(self, post: Post, version: int) -> str:
        """The event that brought a version's text; raises ``VersionNotFound``."""
        return self._version(post.id, version).event_id

    def _version(self, post_id: str, version: int) -> StoredEvent:
        """The event of a version stands nowhere before that version of the stream, and mostly there."""
        for stored in self._log.stream(post_id, after=version - 1):
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
