"""The one rule of who may see what."""

from app.domain.events.event import Audience
from app.query.models.viewer import Viewer


def may_read(viewer: Viewer, *, state: str, author_id: str) -> bool:
    """Whether the viewer may read the text of a thing in that state."""
    return state == "present" or viewer.moderates or (viewer.id is not None and viewer.id == author_id)


def may_read_scheduled(viewer: Viewer, *, author_id: str) -> bool:
    """Whether the viewer may know of a post before its time."""
    return viewer.id is not None and viewer.id == author_id


def audiences(viewer: Viewer, *, subject_id: str | None) -> list[str]:
    """Which events about a person's things the viewer may read."""
    readable = [Audience.PUBLIC]
    if viewer.id is not None and viewer.id == subject_id:
        readable.append(Audience.SUBJECT)
    if viewer.moderates:
        readable.append(Audience.MODERATORS)
    if viewer.role == "administrator":
        readable.append(Audience.OPERATORS)
    return [audience.value for audience in readable]


def post_abilities(viewer: Viewer, *, state: str, author_id: str, version: int) -> dict[str, bool]:
    """What the viewer may do to a post."""
    is_author = viewer.id is not None and viewer.id == author_id
    may_change = (is_author or viewer.moderates) and state in {"present", "redacted"}
    return {
        "edit": may_change,
        "revert": may_change and version > 1,
        "redact": is_author,
        "delete": is_author and state in {"present", "redacted"},
        "restore": is_author and state == "deleted",
    }
