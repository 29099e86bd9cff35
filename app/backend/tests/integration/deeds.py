"""A post and what is done to it, each deed as a command of its own."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime

from app.command.repositories.post_repository import PostRepository
from app.domain.errors import DomainError
from app.domain.models.post_aggregate import Post
from app.infrastructure.message_bus.command_bus import CommandContext
from app.infrastructure.serializers.aggregate_state import encode_state
from tests.facts import ADA, MODERATOR, POST_ID, TEXT
from tests.integration.logs import Log, an_id

AT = datetime(2026, 5, 1, tzinfo=UTC)

Deed = Callable[[Post], None]


def edit(post: Post) -> None:
    post.edit(by=MODERATOR, text=TEXT, reason="clearer", expected_version=None)


DEEDS: dict[str, Deed] = {
    "edit": edit,
    "revert": lambda post: post.revert(by=ADA, to_version=1, text=TEXT, reason=None),
    "redact the first": lambda post: post.redact(by=ADA, version=1, text_event_ids=(an_id(),), reason=None),
    "redact": lambda post: post.redact(by=ADA, version=post.version, text_event_ids=(an_id(),), reason=None),
    "delete": lambda post: post.delete(by=ADA, reason=None),
    "restore": lambda post: post.restore(by=ADA, reason=None),
}


def context() -> CommandContext:
    return CommandContext(command_id=an_id(), actor=ADA, now=AT, correlation_id=an_id())


def published(log: Log, id: str = POST_ID) -> PostRepository:
    posts = PostRepository(log.events)
    posts.save(Post.publish(id, by=ADA, text=TEXT), context())
    return posts


def do(posts: PostRepository, *deeds: Deed, id: str = POST_ID) -> None:
    """Each deed as a command of its own; what the rules refuse is not done."""
    for deed in deeds:
        post = posts.get(id)
        with suppress(DomainError):
            deed(post)
            posts.save(post, context())


def replayed(log: Log, id: str = POST_ID) -> tuple[int, bytes]:
    return state(Post.replay(id, [stored.read().event for stored in log.events.stream(id)]))


def state(post: Post) -> tuple[int, bytes]:
    return post.stream_version, encode_state(post)
