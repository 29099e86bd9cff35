"""How posts are scheduled, and published when their time has come."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.command.commands.schedule_commands import (
    CancelScheduledPost,
    FailScheduledPost,
    PublishScheduledPost,
    SchedulePost,
)
from app.command.repositories.post_repository import PostRepository
from app.domain.models.post_aggregate import Post
from app.domain.models.post_schedule import PublishAt
from app.domain.models.value_objects import PostText
from app.infrastructure.event_store.appends import Receipt
from app.infrastructure.message_bus.command_bus import CommandContext, CommandHandler


@dataclass(frozen=True, slots=True)
class SchedulePostHandler:
    posts: PostRepository

    def handle(self, command: SchedulePost, context: CommandContext) -> Receipt:
        language = command.language or context.actor.language
        text = PostText.parse(title=command.title, body=command.body, tags=command.tags, language=language)
        at = PublishAt.parse(command.publish_at, now=context.now)
        return self.posts.save_scheduled(Post.schedule(command.id, by=context.actor, text=text, at=at), context)


@dataclass(frozen=True, slots=True)
class CancelScheduledPostHandler:
    posts: PostRepository

    def handle(self, command: CancelScheduledPost, context: CommandContext) -> Receipt:
        post = self.posts.scheduled(command.post_id)
        post.cancel_schedule(by=context.actor)
        return self.posts.save_scheduled(post, context)


@dataclass(frozen=True, slots=True)
class PublishScheduledPostHandler:
    posts: PostRepository

    def handle(self, command: PublishScheduledPost, context: CommandContext) -> Receipt:
        post = self.posts.scheduled(command.post_id)
        post.check_waits(by=context.actor)
        post.publish_scheduled(by=context.actor, text=self.posts.scheduled_text(post))
        return self.posts.save_scheduled(post, context)


@dataclass(frozen=True, slots=True)
class FailScheduledPostHandler:
    posts: PostRepository

    def handle(self, command: FailScheduledPost, context: CommandContext) -> Receipt:
        post = self.posts.scheduled(command.post_id)
        post.fail_schedule(why=command.why)
        return self.posts.save_scheduled(post, context)


def schedule_handlers(posts: PostRepository) -> Mapping[type, CommandHandler]:
    """The handlers of this topic by command."""
    return {
        SchedulePost: SchedulePostHandler(posts),
        CancelScheduledPost: CancelScheduledPostHandler(posts),
        PublishScheduledPost: PublishScheduledPostHandler(posts),
        FailScheduledPost: FailScheduledPostHandler(posts),
    }
