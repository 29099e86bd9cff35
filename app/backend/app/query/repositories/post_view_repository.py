"""Reads posts, their versions and their tags."""

from collections.abc import Iterable, Sequence
from functools import cache

from sqlalchemy import Select, bindparam, select, tuple_
from sqlalchemy.orm import defer

from app.domain.errors import NotFound
from app.infrastructure.database.snapshots import Snapshots
from app.query.models.post_view import PostTagView, PostVersionView, PostView, TagView
from app.query.models.user_view import UserView


class PostUnknown(NotFound):
    """There is no such post."""

    code = "post.not_found"


class VersionUnknown(NotFound):
    """The post has no such version."""

    code = "post.version_not_found"


class PostViewRepository:
    """The posts, read in the request's snapshot."""

    def __init__(self, snapshots: Snapshots) -> None:
        self._snapshots = snapshots

    def get(self, post_id: str) -> PostView:
        posts = self._snapshots.objects(select(PostView).where(PostView.post_id == post_id))
        if not posts:
            raise PostUnknown
        return posts[0]

    def at(self, post_ids: Iterable[str]) -> dict[str, PostView]:
        """Those posts by id, without their texts."""
        found = select(PostView).options(defer(PostView.detail)).where(PostView.post_id.in_(set(post_ids)))
        return {post.post_id: post for post in self._snapshots.objects(found)}

    def newest(
        self, *, tag: str | None, author_id: str | None, before: int | None, limit: int
    ) -> Sequence[tuple[int, bytes, bytes | None]]:
        """Position, ready summary and the author's ready card of present posts, newest first."""
        found = _newest(by_tag=tag is not None, by_author=author_id is not None, onwards=before is not None)
        given = {"tag": tag, "author_id": author_id, "before": before, "most": limit}
        return self._snapshots.tuples(found, given)

    def versions(self, post_id: str, *, before: int | None, limit: int) -> Sequence[PostVersionView]:
        """The versions of a post, newest first."""
        found = select(PostVersionView).where(PostVersionView.post_id == post_id)
        if before is not None:
            found = found.where(PostVersionView.version < before)
        return self._snapshots.objects(found.order_by(PostVersionView.version.desc()).limit(limit))

    def version(self, post_id: str, version: int) -> PostVersionView:
        found = select(PostVersionView).where(PostVersionView.post_id == post_id, PostVersionView.version == version)
        rows = self._snapshots.objects(found)
        if not rows:
            raise VersionUnknown
        return rows[0]

    def tags(self, *, after: tuple[int, str] | None, limit: int) -> Sequence[TagView]:
        """Tags, the most used first, then by name."""
        found = select(TagView)
        if after is not None:
            found = found.where(tuple_(-TagView.post_count, TagView.tag) > (-after[0], after[1]))
        return self._snapshots.objects(found.order_by(TagView.post_count.desc(), TagView.tag).limit(limit))


@cache
def _newest(*, by_tag: bool, by_author: bool, onwards: bool) -> Select[int, bytes, bytes]:
    """The one statement of a list, made once: to make it costs more than to run it."""
    found = select(PostView.position, PostView.summary, UserView.card).where(PostView.state == "present")
    found = found.join_from(PostView, UserView, UserView.user_id == PostView.author_id, isouter=True)
    order = PostView.position
    if by_tag:
        found = found.join(PostTagView, PostTagView.post_id == PostView.post_id)
        found = found.where(PostTagView.tag == bindparam("tag"))
        order = PostTagView.position
    if by_author:
        found = found.where(PostView.author_id == bindparam("author_id"))
    if onwards:
        found = found.where(order < bindparam("before"))
    return found.order_by(order.desc()).limit(bindparam("most"))
