"""How accounts are opened and sessions started and ended."""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from app.command.commands.auth_commands import ChangePassword, LogIn, LogOut, Register, RevokeSession
from app.command.handlers.passwords import Passwords
from app.command.repositories.session_repository import Opening, SessionRepository
from app.command.repositories.user_repository import Account, AdministratorExists, UserRepository
from app.domain.errors import Invalid, Unauthenticated
from app.domain.models.password import check_password
from app.domain.models.user_aggregate import User
from app.domain.models.value_objects import Email
from app.infrastructure.event_store.appends import Receipt
from app.infrastructure.message_bus.command_bus import CommandContext, CommandHandler
from app.infrastructure.secret import digest_of_chance

SESSION_LENGTH = timedelta(days=30)


class WrongCredentials(Unauthenticated):
    """No account has that name and that password."""

    code = "credentials.wrong"


class WrongPassword(Invalid):
    """That is not the password of the account."""

    code = "password.wrong"
    field, flaw = "password", "wrong"


@dataclass(frozen=True, slots=True)
class RegisterHandler:
    users: UserRepository
    passwords: Passwords
    setup_key: str

    def handle(self, command: Register, context: CommandContext) -> Receipt:
        check_password(command.password, command.username)
        email, password_hash = Email(command.email).text, self.passwords.hash(command.password)
        try:
            return self._register(command, context, self._role(command), email, password_hash)
        except AdministratorExists:
            return self._register(command, context, "member", email, password_hash)

    def _role(self, command: Register) -> str:
        """The first account rules the board if it comes from the machine itself or with the key printed at start."""
        knows_key = hmac.compare_digest((command.setup_key or "").encode(), self.setup_key.encode())
        trusted = knows_key or (command.from_this_machine and self.users.is_empty)
        return "administrator" if trusted and not self.users.has_administrator else "member"

    def _register(
        self, command: Register, context: CommandContext, role: str, email: str, password_hash: str
    ) -> Receipt:
        user = User.register(
            command.user_id,
            username=command.username,
            display_name=command.display_name,
            language=command.language,
            role=role,
        )
        account = Account(command.username, email, password_hash, command.language)
        return self.users.register(user, account, _opening(user.id, command, context), context)


@dataclass(frozen=True, slots=True)
class LogInHandler:
    users: UserRepository
    sessions: SessionRepository
    passwords: Passwords

    def handle(self, command: LogIn, context: CommandContext) -> Receipt:
        user = self.users.named(command.login)
        password_hash = self.users.password_hash(user.id) if user else None
        if not self.passwords.matches(command.password, password_hash) or user is None:
            raise WrongCredentials
        return self.sessions.start(_opening(user.id, command, context), user, context)


@dataclass(frozen=True, slots=True)
class LogOutHandler:
    sessions: SessionRepository

    def handle(self, command: LogOut, context: CommandContext) -> Receipt:
        session = self.sessions.get(command.session_id)
        session.end(by=context.actor)
        return self.sessions.end(session, context)


@dataclass(frozen=True, slots=True)
class RevokeSessionHandler:
    sessions: SessionRepository

    def handle(self, command: RevokeSession, context: CommandContext) -> Receipt:
        session = self.sessions.get(command.session_id)
        session.end(by=context.actor)
        return self.sessions.end(session, context)


@dataclass(frozen=True, slots=True)
class ChangePasswordHandler:
    users: UserRepository
    passwords: Passwords

    def handle(self, command: ChangePassword, context: CommandContext) -> Receipt:
        user = self.users.of(context.actor)
        if not self.passwords.matches(command.password, self.users.password_hash(user.id)):
            raise WrongPassword
        check_password(command.new_password, self.users.username(user), field="new_password")
        user.change_password(kept_session_id=command.session_id)
        return self.users.change_password(user, self.passwords.hash(command.new_password), command.session_id, context)


def _opening(user_id: str, command: Register | LogIn, context: CommandContext) -> Opening:
    """The session that the command starts, from now on."""
    ends_at = int((context.now + SESSION_LENGTH).timestamp())
    method = "registration" if isinstance(command, Register) else "password"
    return Opening(command.session_id, user_id, digest_of_chance(command.session_secret), ends_at, method)


def auth_handlers(
    users: UserRepository, sessions: SessionRepository, passwords: Passwords, setup_key: str
) -> Mapping[type, CommandHandler]:
    """The handlers of this topic by command."""
    return {
        Register: RegisterHandler(users, passwords, setup_key),
        LogIn: LogInHandler(users, sessions, passwords),
        LogOut: LogOutHandler(sessions),
        RevokeSession: RevokeSessionHandler(sessions),
        ChangePassword: ChangePasswordHandler(users, passwords),
    }
