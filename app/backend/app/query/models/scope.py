"""Which changes a question is about."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Of which posts and comments: with a tag, by an author, or on and below one post."""

    tag: str | None = None
    author: str | None = None
    post: str | None = None
