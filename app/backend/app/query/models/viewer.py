"""Who asks."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Viewer:
    """An account as the views know it, or a guest (``id`` none)."""

    id: str | None
    role: str = "guest"
    session_id: str | None = None

    @property
    def moderates(self) -> bool:
        return self.role in ("moderator", "administrator")


GUEST = Viewer(None)
