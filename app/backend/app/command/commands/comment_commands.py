"""Orders about comments."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class AddComment:
    """Answer a post, or a comment on it, under an id that the client or the edge made."""

    id: str
    post_id: str
    parent_id: str | None = None
    body: str
    answers_version: int | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EditComment:
    """Change the text of a comment."""

    comment_id: str
    body: str
    language: str | None = None
    reason: str | None = None
    expected_version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeleteComment:
    """Take one's comment down."""

    comment_id: str
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RestoreComment:
    """Put one's deleted comment up again."""

    comment_id: str
    reason: str | None = None
