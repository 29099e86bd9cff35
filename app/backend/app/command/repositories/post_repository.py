"""Posts in the log."""

from app.command.repositories.aggregate_repository import AggregateRepository, Change
from app.domain.events.event import readable
from app.domain.events.post_events import PostEdited, PostPublished, PostReverted, PostScheduled
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

    def get(self, id: str) -> Post:
        """A post that was published; one that still waits is none yet."""
        post = super().get(id)
        if not post.version:
            raise PostNotFound
        return post

    def scheduled(self, id: str) -> Post:
        """A post that may still wait for its time."""
        return super().get(id)

    def scheduled_text(self, post: Post) -> PostText:
        """What the one event says that publishing copies; raises ``VersionErased``."""
        return self._text(self._log.stream(post.id)[0])

    def text(self, post: Post, version: int) -> PostText:
        """What one version says; raises ``VersionNotFound`` or ``VersionErased``."""
        post.check_has_text(version)
        return self._text(self._version(post.id, version))

    def standing(self, post: Post) -> PostText:
        """What the post says now: nothing where its text is erased."""
        try:
            return self.text(post, post.version)
        except VersionErased:
            event = self._version(post.id, post.version).read().event
            assert isinstance(event, Text)
            return PostText("", "", event.tags, event.language)

    def text_event_ids(self, post: Post, version: int) -> tuple[str, ...]:
        """The events that brought a version's text; raises ``VersionNotFound``."""
        brought = self._version(post.id, version).event_id
        first = self._log.stream(post.id)[0] if version == 1 else None
        return (first.event_id, brought) if first and first.type == PostScheduled.type_name else (brought,)

    def _text(self, stored: StoredEvent) -> PostText:
        [recorded] = self._log.open([stored])
        event = recorded.event
        assert isinstance(event, Text | PostScheduled)
        title, body = readable(event.title), readable(event.body)
        if title is None or body is None:
            raise VersionErased
        return PostText(title, body, event.tags, event.language)

    def _version(self, post_id: str, version: int) -> StoredEvent:
        """The event of a version stands nowhere before that version of the stream, and mostly there."""
        for stored in self._log.stream(post_id, after=version - 1):
            match stored.read().event:
                case PostPublished() if version == 1:
                    return stored
                case PostEdited() | PostReverted() as event if version == event.version:
                    return stored
        raise VersionNotFound

    def save_scheduled(self, post: Post, context: CommandContext) -> Receipt:
        """Append what changes nothing that somebody else may have read."""
        return self._append(Change(id=post.id, version=1, aggregates=(post,)), context)

    def save(self, post: Post, context: CommandContext) -> Receipt:
        try:
            return self._append(Change(id=post.id, version=post.version, aggregates=(post,)), context)
        except StreamConflict as conflict:
            raise VersionConflict(self.get(post.id).version) from conflict
