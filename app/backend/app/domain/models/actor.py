"""Who gives a command."""

from dataclasses import dataclass, field

MODERATING_ROLES = frozenset({"moderator", "administrator"})


@dataclass(frozen=True, slots=True)
class Actor:
    """The account, or the guest (``id`` none), on whose behalf a command runs.

    ``language`` is what they write in unless a text says otherwise.
    """

    id: str | None
    role: str = "guest"
    scopes: frozenset[str] = field(default_factory=lambda: frozenset({"command", "query"}))
    suspended: bool = False
    language: str = "en"

    @property
    def moderates(self) -> bool:
        return self.role in MODERATING_ROLES


GUEST = Actor(None)
