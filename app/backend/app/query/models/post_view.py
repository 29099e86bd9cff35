"""What is shown of posts: the post as it stands, its versions, its tags."""

from typing import NamedTuple

from sqlalchemy import BigInteger, Index, LargeBinary, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from app.infrastructure.database.query_db import QueryBase


class PostView(QueryBase):
    """A post as it stands; ``summary`` and ``detail`` are ready JSON without the author."""

    __tablename__ = "posts_v1"
    post_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    position: Mapped[int] = mapped_column(BigInteger)
    author_id: Mapped[str] = mapped_column(String(36))
    version: Mapped[int]
    published_at: Mapped[str] = mapped_column(String(32))
    edited_at: Mapped[str | None] = mapped_column(String(32))
    state: Mapped[str] = mapped_column(String(10))
    state_by: Mapped[str | None] = mapped_column(String(36))
    state_at: Mapped[str | None] = mapped_column(String(32))
    state_reason: Mapped[str | None] = mapped_column(Text)
    summary: Mapped[bytes] = mapped_column(LargeBinary)
    detail: Mapped[bytes] = mapped_column(LargeBinary)


ERASED = "state <> 'present'"
"""Of a version; so few are that to find those of a post need not read all its versions."""


class PostVersionView(QueryBase):
    """What one version of a post says, and what it changed; an erased one says nothing."""

    __tablename__ = "post_versions_v2"
    post_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    author_id: Mapped[str] = mapped_column(String(36))
    at: Mapped[str] = mapped_column(String(32))
    title: Mapped[str | None] = mapped_column(String(200))
    body: Mapped[str | None] = mapped_column(Text)
    html: Mapped[str | None] = mapped_column(Text)
    tags: Mapped[bytes] = mapped_column(LargeBinary)
    language: Mapped[str] = mapped_column(String(35))
    reason: Mapped[str | None] = mapped_column(Text)
    first_of_group: Mapped[int]
    words_added: Mapped[int | None]
    words_removed: Mapped[int | None]
    reverts_to: Mapped[int | None]
    state: Mapped[str] = mapped_column(String(10))
    state_by: Mapped[str | None] = mapped_column(String(36))
    state_at: Mapped[str | None] = mapped_column(String(32))
    state_reason: Mapped[str | None] = mapped_column(Text)
    __table_args__ = (
        Index("post_versions_v2_erased", "post_id", sqlite_where=text(ERASED), postgresql_where=text(ERASED)),
    )


class PostCountView(QueryBase):
    """What is counted of a post, and on which shelves it stands (ready JSON); small, for each like changes it."""

    __tablename__ = "post_counts_v1"
    post_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    position: Mapped[int] = mapped_column(BigInteger)
    comment_count: Mapped[int]
    likes: Mapped[int]
    active: Mapped[int] = mapped_column(BigInteger)
    shelves: Mapped[bytes] = mapped_column(LargeBinary)


ALL_POSTS = ""
"""The shelf of whatever is present."""


def shelf_of_tag(tag: str) -> str:
    return f"#{tag}"


def shelf_of_author(author_id: str) -> str:
    return f"@{author_id}"


class PostShelfView(QueryBase):
    """A present post in a list, with all that lists are sorted by and count.

    ``position``, at which it was published, names it: in that order lists are read most.
    """

    __tablename__ = "post_shelves_v1"
    shelf: Mapped[str] = mapped_column(String(37), primary_key=True)
    position: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    post_id: Mapped[str] = mapped_column(String(36))
    active: Mapped[int] = mapped_column(BigInteger)
    likes: Mapped[int]
    comment_count: Mapped[int]
    __table_args__ = (
        Index("post_shelves_v1_active", "shelf", "active"),
        Index("post_shelves_v1_top", "shelf", "likes", "position"),
        {"sqlite_with_rowid": False},
    )


class ListedPost(NamedTuple):
    """A line of a list: what it is sorted by and counts, and the ready JSON of the post and its author."""

    position: int
    active: int
    likes: int
    comment_count: int
    summary: bytes
    card: bytes | None


class TagView(QueryBase):
    """A tag and how many present posts bear it."""

    __tablename__ = "tags_v1"
    tag: Mapped[str] = mapped_column(String(30), primary_key=True)
    post_count: Mapped[int]
