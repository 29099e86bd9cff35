"""Orders about posts."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishPost:
    """Publish a post under an id that the client or the edge made."""

    id: str
    title: str
    body: str
    tags: tuple[str, ...] = ()
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EditPost:
    """Change the text of a post; what is not named stays."""

    post_id: str
    title: str | None = None
    body: str | None = None
    tags: tuple[str, ...] | None = None
    language: str | None = None
    reason: str | None = None
    expected_version: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RevertPost:
    """Put an earlier text of a post back."""

    post_id: str
    to_version: int
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RedactVersion:
    """Erase what one version of one's text says, for good."""

    target_id: str
    version: int
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeletePost:
    """Take one's post down."""

    post_id: str
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RestorePost:
    """Put one's deleted post up again."""

    post_id: str
    reason: str | None = None
