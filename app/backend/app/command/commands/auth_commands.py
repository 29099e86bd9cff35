"""Orders about accounts and log-ins."""

from dataclasses import dataclass, field

from app.infrastructure.message_bus.command_bus import Retriable


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """Open an account and log in. The edge adds ids, the session's secret and where the request came from."""

    username: str
    email: str
    password: str = field(repr=False)
    display_name: str | None = None
    language: str = "en"
    setup_key: str | None = field(default=None, repr=False)
    user_id: str
    session_id: str
    session_secret: str = field(repr=False)
    from_this_machine: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LogIn(Retriable):
    """Start a session for who knows the password."""

    login: str
    password: str = field(repr=False)
    session_id: str
    session_secret: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class LogOut(Retriable):
    """End the session that the order came with."""

    session_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RevokeSession(Retriable):
    """End one of one's own sessions."""

    session_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangePassword(Retriable):
    """Take another password, which ends all sessions but the one that the order came with."""

    password: str = field(repr=False)
    new_password: str = field(repr=False)
    session_id: str
