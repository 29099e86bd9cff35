"""Reads posts, their versions and their tags."""

from collections.abc import Sequence

from sqlalchemy import select, tuple_

from app.domain.errors import NotFound
from app.infrastructure.database.query_db import ViewSession
from app.query.models.post_view import PostTagView, PostVersionView, PostView, TagView


class PostUnknown(NotFound):
    """There is no such post."""

    code = "post.not_found"


class VersionUnknown(NotFound):
    """The post has no such version."""

    code = "post.version_not_found"


class PostViewRepository:
    """The posts, read in the request's snapshot."""

    def __init__(self, session: ViewSession) -> None:
        self._session = session

    def get(self, post_id: str) -> PostView:
        post = self._session.scalars(select(PostView).where(PostView.post_id == post_id)).first()
        if post is None:
            raise PostUnknown
        return post

    def newest(
        self, *, tag: str | None, author_id: str | None, before: int | None, limit: int
    ) -> Sequence[tuple[int, str, bytes]]:
        """Position, author and ready summary of present posts, newest first."""
        found = select(PostView.position, PostView.author_id, PostView.summary).where(PostView.state == "present")
        order = PostView.position
        if tag is not None:
            found = found.join(PostTagView, PostTagView.post_id == PostView.post_id).where(PostTagView.tag == tag)
            order = PostTagView.position
        if author_id is not None:
            found = found.where(PostView.author_id == author_id)
        if before is not None:
            found = found.where(order < before)
        rows = self._session.execute(found.order_by(order.desc()).limit(limit))
        return [(row.position, row.author_id, row.summary) for row in rows]

    def versions(self, post_id: str, *, before: int | None, limit: int) -> Sequence[PostVersionView]:
        """The versions of a post, newest first."""
        found = select(PostVersionView).where(PostVersionView.post_id == post_id)
        if before is not None:
            found = found.where(PostVersionView.version < before)
        return self._session.scalars(found.order_by(PostVersionView.version.desc()).limit(limit)).all()

    def version(self, post_id: str, version: int) -> PostVersionView:
        found = select(PostVersionView).where(PostVersionView.post_id == post_id, PostVersionView.version == version)
        row = self._session.scalars(found).first()
        if row is None:
            raise VersionUnknown
        return row

    def tags(self, *, after: tuple[int, str] | None, limit: int) -> Sequence[TagView]:
        """Tags, the most used first, then by name."""
        found = select(TagView)
        if after is not None:
            found = found.where(tuple_(-TagView.post_count, TagView.tag) > (-after[0], after[1]))
        return self._session.scalars(found.order_by(TagView.post_count.desc(), TagView.tag).limit(limit)).all()
