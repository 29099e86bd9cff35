"""Who asks."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Viewer:
    """An account as the views know it, or a guest (``id`` none)."""

    id: str | None
    role: str = "guest"
    session_id: str | None = None
    as_of: int | None = None
    """The position that the viewer looks back to; none for what stands now."""

    @property
    def moderates(self) -> bool:
        return self.role in ("moderator", "administrator")

    @property
    def looks_back(self) -> bool:
        return self.as_of is not None


GUEST = Viewer(None)
