"""Orders about reactions."""

from dataclasses import dataclass

from app.infrastructure.message_bus.command_bus import Retriable


@dataclass(frozen=True, slots=True, kw_only=True)
class React(Retriable):
    """React to a post or a comment; once is enough."""

    target_id: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawReaction(Retriable):
    """Take one's reaction to a post or a comment back."""

    target_id: str
    kind: str
