"""How posts are published and changed."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.command.commands.post_commands import DeletePost, EditPost, PublishPost, RedactVersion, RestorePost, RevertPost
from app.command.repositories.post_repository import PostRepository
from app.domain.models.post_aggregate import Post
from app.domain.models.value_objects import PostText
from app.infrastructure.event_store.appends import Receipt
from app.infrastructure.message_bus.command_bus import CommandContext, CommandHandler


@dataclass(frozen=True, slots=True)
class PublishPostHandler:
    posts: PostRepository

    def handle(self, command: PublishPost, context: CommandContext) -> Receipt:
        language = command.language or context.actor.language
        text = PostText.parse(title=command.title, body=command.body, tags=command.tags, language=language)
        return self.posts.save(Post.publish(command.id, by=context.actor, text=text), context)


@dataclass(frozen=True, slots=True)
class EditPostHandler:
    posts: PostRepository

    def handle(self, command: EditPost, context: CommandContext) -> Receipt:
        post = self.posts.get(command.post_id)
        post.check_may_change(by=context.actor, reason=command.reason)
        text = self._text(command, post)
        expected = command.expected_version
        post.edit(by=context.actor, text=text, reason=command.reason, expected_version=expected)
        return self.posts.save(post, context)

    def _text(self, command: EditPost, post: Post) -> PostText:
        """The text as it stands with what the command changes."""
        stands = self.posts.standing(post)
        return PostText.parse(
            title=stands.title if command.title is None else command.title,
            body=stands.body if command.body is None else command.body,
            tags=stands.tags if command.tags is None else command.tags,
            language=command.language or stands.language,
        )


@dataclass(frozen=True, slots=True)
class RevertPostHandler:
    posts: PostRepository

    def handle(self, command: RevertPost, context: CommandContext) -> Receipt:
        post = self.posts.get(command.post_id)
        post.check_may_change(by=context.actor, reason=command.reason)
        text = self.posts.text(post, command.to_version)
        post.revert(by=context.actor, to_version=command.to_version, text=text, reason=command.reason)
        return self.posts.save(post, context)


@dataclass(frozen=True, slots=True)
class RedactVersionHandler:
    posts: PostRepository

    def handle(self, command: RedactVersion, context: CommandContext) -> Receipt:
        post = self.posts.get(command.target_id)
        post.check_may_redact(by=context.actor, version=command.version)
        told = self.posts.text_event_ids(post, command.version)
        post.redact(by=context.actor, version=command.version, text_event_ids=told, reason=command.reason)
        return self.posts.save(post, context)


@dataclass(frozen=True, slots=True)
class DeletePostHandler:
    posts: PostRepository

    def handle(self, command: DeletePost, context: CommandContext) -> Receipt:
        post = self.posts.get(command.post_id)
        post.delete(by=context.actor, reason=command.reason)
        return self.posts.save(post, context)


@dataclass(frozen=True, slots=True)
class RestorePostHandler:
    posts: PostRepository

    def handle(self, command: RestorePost, context: CommandContext) -> Receipt:
        post = self.posts.get(command.post_id)
        post.restore(by=context.actor, reason=command.reason)
        return self.posts.save(post, context)


def post_handlers(posts: PostRepository) -> Mapping[type, CommandHandler]:
    """The handlers of this topic by command."""
    return {
        PublishPost: PublishPostHandler(posts),
        EditPost: EditPostHandler(posts),
        RevertPost: RevertPostHandler(posts),
        RedactVersion: RedactVersionHandler(posts),
        DeletePost: DeletePostHandler(posts),
        RestorePost: RestorePostHandler(posts),
    }
