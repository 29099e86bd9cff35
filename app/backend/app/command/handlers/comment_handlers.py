"""How comments are added and changed."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.command.commands.comment_commands import AddComment, DeleteComment, EditComment, RestoreComment
from app.command.repositories.comment_repository import CommentRepository
from app.command.repositories.post_repository import PostRepository
from app.domain.models.comment_aggregate import Answered, Comment
from app.domain.models.value_objects import CommentText
from app.infrastructure.event_store.appends import Receipt
from app.infrastructure.message_bus.command_bus import CommandContext, CommandHandler


@dataclass(frozen=True, slots=True)
class AddCommentHandler:
    comments: CommentRepository
    posts: PostRepository

    def handle(self, command: AddComment, context: CommandContext) -> Receipt:
        post = self.posts.get(command.post_id)
        parent = self.comments.get(command.parent_id) if command.parent_id else None
        language = command.language or context.actor.language
        text = CommentText.parse(body=command.body, language=language)
        answered = Answered(post, command.answers_version, parent)
        return self.comments.save(Comment.add(command.id, by=context.actor, text=text, to=answered), context)


@dataclass(frozen=True, slots=True)
class EditCommentHandler:
    comments: CommentRepository
    posts: PostRepository

    def handle(self, command: EditComment, context: CommandContext) -> Receipt:
        comment, actor, reason = self.comments.get(command.comment_id), context.actor, command.reason
        comment.check_may_change(by=actor, reason=reason)
        self.posts.get(comment.post_id).check_is_open()
        text = CommentText.parse(body=command.body, language=command.language or comment.language)
        comment.edit(by=actor, text=text, reason=reason, expected_version=command.expected_version)
        return self.comments.save(comment, context)


@dataclass(frozen=True, slots=True)
class DeleteCommentHandler:
    comments: CommentRepository

    def handle(self, command: DeleteComment, context: CommandContext) -> Receipt:
        comment = self.comments.get(command.comment_id)
        comment.delete(by=context.actor, reason=command.reason)
        return self.comments.save(comment, context)


@dataclass(frozen=True, slots=True)
class RestoreCommentHandler:
    comments: CommentRepository

    def handle(self, command: RestoreComment, context: CommandContext) -> Receipt:
        comment = self.comments.get(command.comment_id)
        comment.restore(by=context.actor, reason=command.reason)
        return self.comments.save(comment, context)


def comment_handlers(comments: CommentRepository, posts: PostRepository) -> Mapping[type, CommandHandler]:
    """The handlers of this topic by command."""
    return {
        AddComment: AddCommentHandler(comments, posts),
        EditComment: EditCommentHandler(comments, posts),
        DeleteComment: DeleteCommentHandler(comments),
        RestoreComment: RestoreCommentHandler(comments),
    }
