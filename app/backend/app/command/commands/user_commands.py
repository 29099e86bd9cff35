"""Orders about one's own account."""

from dataclasses import dataclass

from app.infrastructure.message_bus.command_bus import Retriable


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeProfile(Retriable):
    """Change how one is shown; what is not named stays."""

    display_name: str | None = None
    bio: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RenameUser(Retriable):
    """Take another user name; links to the old one go on leading here."""

    username: str
