"""How accounts are changed by their owners."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.command.commands.user_commands import ChangeProfile, RenameUser
from app.command.repositories.user_repository import UserRepository
from app.infrastructure.event_store.appends import Receipt
from app.infrastructure.message_bus.command_bus import CommandContext, CommandHandler


@dataclass(frozen=True, slots=True)
class ChangeProfileHandler:
    users: UserRepository

    def handle(self, command: ChangeProfile, context: CommandContext) -> Receipt:
        user = self.users.of(context.actor)
        user.change_profile(display_name=command.display_name, bio=command.bio, language=command.language)
        return self.users.change_profile(user, command.language, context)


@dataclass(frozen=True, slots=True)
class RenameUserHandler:
    users: UserRepository

    def handle(self, command: RenameUser, context: CommandContext) -> Receipt:
        user = self.users.of(context.actor)
        user.rename(command.username)
        return self.users.rename(user, command.username, context)


def user_handlers(users: UserRepository) -> Mapping[type, CommandHandler]:
    """The handlers of this topic by command."""
    return {ChangeProfile: ChangeProfileHandler(users), RenameUser: RenameUserHandler(users)}
