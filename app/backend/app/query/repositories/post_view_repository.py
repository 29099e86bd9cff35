"""Reads posts, their versions and their tags."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, literal_column, select, tuple_
from sqlalchemy.orm import aliased, defer

from app.domain.errors import NotFound
from app.infrastructure.database.kept_statements import any_of, numbered
from app.infrastructure.database.snapshots import Snapshots
from app.query.models.cursor import Key
from app.query.models.post_view import (
    ALL_POSTS,
    ERASED,
    ListedPost,
    PostCountView,
    PostShelfView,
    PostVersionView,
    PostView,
    TagView,
    shelf_of_author,
    shelf_of_tag,
)
from app.query.models.user_view import UserView

ORDERS: dict[str, tuple[str, ...]] = {"new": ("position",), "active": ("active",), "top": ("likes", "position")}
"""What each order of a list goes by, the highest first."""
Other = aliased(PostShelfView, name="others")
OF_POST = PostView.post_id == bindparam("post_id")
COUNTS_OF_POST = PostCountView.post_id == bindparam("post_id")
VERSION_OF_POST = and_(PostVersionView.post_id == bindparam("post_id"), PostVersionView.version == bindparam("version"))


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
        posts = self._snapshots.kept(PostView, OF_POST, {"post_id": post_id})
        if not posts:
            raise PostUnknown
        return posts[0]

    def at(self, post_ids: Iterable[str]) -> dict[str, PostView]:
        """Those posts by id, without their texts."""
        found = select(PostView).options(defer(PostView.detail)).where(PostView.post_id.in_(set(post_ids)))
        return {post.post_id: post for post in self._snapshots.objects(found)}

    @property
    def looks_back(self) -> bool:
        return self._snapshots.looks_back

    def today(self, versions: Mapping[str, int]) -> Iterator[PostView | PostVersionView]:
        """To who looks back: those posts, or those versions of theirs, that may not be read by everybody now."""
        if not self._snapshots.looks_back or not versions:
            return
        ids = numbered(versions)
        with self._snapshots.looking_back(None):
            yield from self._snapshots.kept(PostView, _gone(len(ids)), ids)
            for version in self._snapshots.kept(PostVersionView, _erased(len(ids)), ids):
                if version.version == versions[version.post_id]:
                    yield version

    def counts(self, post_id: str) -> PostCountView:
        """What is counted of a post."""
        [counts] = self._snapshots.kept(PostCountView, COUNTS_OF_POST, {"post_id": post_id})
        return counts

    def listed(
        self, *, sort: str, tag: str | None, author_id: str | None, behind: Key | None, limit: int
    ) -> list[ListedPost]:
        """Present posts in that order, behind one with that key."""
        found = _listed(sort=sort, narrowed=None not in (tag, author_id), onwards=behind is not None)
        tagged = ALL_POSTS if tag is None else shelf_of_tag(tag)
        shelf = tagged if author_id is None else shelf_of_author(author_id)
        given = {"shelf": shelf, "other": tagged, "most": limit, **_named(behind or ())}
        return [ListedPost(*row) for row in self._snapshots.tuples(found, given)]

    def versions(self, post_id: str, *, before: int | None, limit: int) -> Sequence[PostVersionView]:
        """The versions of a post, newest first."""
        found = select(PostVersionView).where(PostVersionView.post_id == post_id)
        if before is not None:
            found = found.where(PostVersionView.version < before)
        return self._snapshots.objects(found.order_by(PostVersionView.version.desc()).limit(limit))

    def version(self, post_id: str, version: int) -> PostVersionView:
        rows = self._snapshots.kept(PostVersionView, VERSION_OF_POST, {"post_id": post_id, "version": version})
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
def _gone(count: int) -> ColumnElement[bool]:
    return and_(any_of(PostView.post_id, count), PostView.state != "present", PostView.state != "redacted")


@cache
def _erased(count: int) -> ColumnElement[bool]:
    return and_(any_of(PostVersionView.post_id, count), literal_column(ERASED))


@cache
def _listed(*, sort: str, narrowed: bool, onwards: bool) -> Select[*tuple[Any, ...]]:
    """The one statement of a list, made once: to make it costs more than to run it."""
    columns = [getattr(PostShelfView, name) for name in ListedPost._fields[:4]]
    found = select(*columns, PostView.summary, UserView.card).select_from(PostShelfView)
    found = found.where(PostShelfView.shelf == bindparam("shelf"))
    if narrowed:
        found = found.join(Other, and_(Other.shelf == bindparam("other"), Other.position == PostShelfView.position))
    found = found.join(PostView, PostView.post_id == PostShelfView.post_id)
    found = found.join(UserView, UserView.user_id == PostView.author_id, isouter=True)
    order = [getattr(PostShelfView, name) for name in ORDERS[sort]]
    if onwards:
        found = found.where(tuple_(*order) < tuple_(*map(bindparam, _named(order))))
    return found.order_by(*(column.desc() for column in order)).limit(bindparam("most"))


def _named(key: Sequence[object]) -> dict[str, object]:
    """The parts of a key by the names of their parameters."""
    return {f"key_{number}": part for number, part in enumerate(key)}
