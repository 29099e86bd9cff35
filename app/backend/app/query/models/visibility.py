"""The one rule of who may see what."""

from sqlalchemy import ColumnElement, or_, true

from app.domain.events.event import Audience
from app.domain.models.value_objects import Depth
from app.query.models.comment_view import CommentView
from app.query.models.post_view import PostView
from app.query.models.viewer import Viewer


def may_read(viewer: Viewer, *, state: str, author_id: str) -> bool:
    """Whether the viewer may read the text of a thing in that state."""
    return state == "present" or viewer.moderates or (viewer.id is not None and viewer.id == author_id)


def may_read_scheduled(viewer: Viewer, *, author_id: str) -> bool:
    """Whether the viewer may know of a post before its time."""
    return viewer.id is not None and viewer.id == author_id


def readable_by(viewer: Viewer, kind: type[PostView] | type[CommentView]) -> ColumnElement[bool]:
    """The same rule for the database to go by: which of those things the viewer may read."""
    if viewer.moderates:
        return true()
    is_present = kind.state == "present"
    return is_present if viewer.id is None else or_(is_present, kind.author_id == viewer.id)


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
    """What the viewer may do to a post, and about it: nothing to what is past."""
    if viewer.looks_back:
        return {}
    is_author = viewer.id is not None and viewer.id == author_id
    may_change = (is_author or viewer.moderates) and state in {"present", "redacted"}
    may_answer = viewer.id is not None and state == "present"
    return {
        "edit": may_change,
        "revert": may_change and version > 1,
        "redact": is_author,
        "delete": is_author and state in {"present", "redacted"},
        "restore": is_author and state == "deleted",
        "react": may_answer,
        "comment": may_answer,
    }


def comment_abilities(viewer: Viewer, *, state: str, author_id: str, depth: int, post_is_open: bool) -> dict[str, bool]:
    """What the viewer may do to a comment, and about it: nothing to what is past."""
    if viewer.looks_back:
        return {}
    is_author = viewer.id is not None and viewer.id == author_id
    is_present = state == "present"
    may_answer = viewer.id is not None and is_present and post_is_open
    return {
        "edit": (is_author or viewer.moderates) and is_present and post_is_open,
        "delete": is_author and is_present,
        "restore": is_author and state == "deleted",
        "react": may_answer,
        "reply": may_answer and depth < Depth.LIMIT,
    }
