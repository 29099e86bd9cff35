"""How people react, and take it back."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.command.commands.reaction_commands import React, WithdrawReaction
from app.command.repositories.comment_repository import CommentRepository
from app.command.repositories.post_repository import PostRepository
from app.command.repositories.reaction_repository import ReactionRepository
from app.domain.models.comment_aggregate import Comment, CommentNotFound
from app.domain.models.post_aggregate import Post, PostNotFound
from app.domain.models.reaction_aggregate import TargetNotFound
from app.infrastructure.event_store.appends import Receipt
from app.infrastructure.message_bus.command_bus import CommandContext, CommandHandler


@dataclass(frozen=True, slots=True)
class Targets:
    """What one can react to."""

    posts: PostRepository
    comments: CommentRepository

    def get(self, id: str) -> Post | Comment:
        """The post or comment; raises ``TargetNotFound``."""
        try:
            return self.posts.get(id)
        except PostNotFound:
            pass
        try:
            return self.comments.get(id)
        except CommentNotFound:
            raise TargetNotFound from None

    def post_of(self, target: Post | Comment) -> Post:
        return target if isinstance(target, Post) else self.posts.get(target.post_id)


@dataclass(frozen=True, slots=True)
class ReactHandler:
    reactions: ReactionRepository
    targets: Targets

    def handle(self, command: React, context: CommandContext) -> Receipt:
        target = self.targets.get(command.target_id)
        reaction = self.reactions.of(context.actor, target.id, command.kind)
        reaction.give(by=context.actor, to=target, post=self.targets.post_of(target), kind=command.kind)
        return self.reactions.save(reaction, context)


@dataclass(frozen=True, slots=True)
class WithdrawReactionHandler:
    reactions: ReactionRepository
    targets: Targets

    def handle(self, command: WithdrawReaction, context: CommandContext) -> Receipt:
        target = self.targets.get(command.target_id)
        reaction = self.reactions.of(context.actor, target.id, command.kind)
        reaction.withdraw(by=context.actor, to=target, kind=command.kind)
        return self.reactions.save(reaction, context)


def reaction_handlers(reactions: ReactionRepository, targets: Targets) -> Mapping[type, CommandHandler]:
    """The handlers of this topic by command."""
    return {React: ReactHandler(reactions, targets), WithdrawReaction: WithdrawReactionHandler(reactions, targets)}
