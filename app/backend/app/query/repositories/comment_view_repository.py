"""Reads comments: threads, single ones, those of a person."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, SQLColumnExpression, and_, or_, select
from sqlalchemy.orm import aliased, defer

from app.domain.errors import NotFound
from app.infrastructure.database.snapshots import Snapshots
from app.query.models.comment_view import CommentPlaceView, CommentView
from app.query.models.post_view import PostView
from app.query.models.viewer import Viewer
from app.query.models.visibility import readable_by

Place = CommentPlaceView
WITHOUT_MARKDOWN = select(CommentView).options(defer(CommentView.body))
Root = aliased(CommentPlaceView, name="roots")


class CommentUnknown(NotFound):
    """There is no such comment."""

    code = "comment.not_found"


@dataclass(frozen=True, slots=True)
class Order:
    """An order of a thread: what it sorts by, and what comes behind a place in it."""

    by: Sequence[SQLColumnExpression[str] | SQLColumnExpression[int]]
    behind: Callable[[CommentPlaceView, int], ColumnElement[bool]]
    by_likes: bool = False


def _behind_in_newest(place: CommentPlaceView, _: int) -> ColumnElement[bool]:
    same_root = and_(Place.root_position == place.root_position, Place.path > place.path)
    return or_(Place.root_position < place.root_position, same_root)


def _behind_in_top(place: CommentPlaceView, likes: int) -> ColumnElement[bool]:
    return or_(Root.likes < likes, and_(Root.likes == likes, Place.path > place.path))


ORDERS = {
    "old": Order((Place.path,), lambda place, _: Place.path > place.path),
    "new": Order((Place.root_position.desc(), Place.path), _behind_in_newest),
    "top": Order((Root.likes.desc(), Place.path), _behind_in_top, by_likes=True),
}


class CommentViewRepository:
    """The comments, read in the request's snapshot."""

    def __init__(self, snapshots: Snapshots) -> None:
        self._snapshots = snapshots

    def get(self, comment_id: str) -> CommentView:
        comments = self._snapshots.objects(select(CommentView).where(CommentView.comment_id == comment_id))
        if not comments:
            raise CommentUnknown
        return comments[0]

    def place(self, comment_id: str) -> CommentPlaceView | None:
        return next(iter(self._snapshots.objects(select(Place).where(Place.comment_id == comment_id))), None)

    def thread(
        self, post_id: str, *, sort: str, behind: CommentPlaceView | None, limit: int
    ) -> Sequence[CommentPlaceView]:
        """The places of a thread in that order, behind one of them."""
        order = ORDERS[sort]
        found = select(Place).where(Place.post_id == post_id)
        if order.by_likes:
            found = found.join(Root, Root.comment_id == Place.root_id)
        if behind:
            likes = self._likes(behind.root_id) if order.by_likes else 0
            found = found.where(order.behind(behind, likes))
        return self._snapshots.objects(found.order_by(*order.by).limit(limit))

    def before(self, place: CommentPlaceView, *, limit: int) -> Sequence[CommentPlaceView]:
        """A place and those that stand right before it in the order of time, the nearest first."""
        found = select(Place).where(Place.post_id == place.post_id, Place.path <= place.path)
        return self._snapshots.objects(found.order_by(Place.path.desc()).limit(limit))

    def places(self, comments: Sequence[CommentView]) -> list[CommentPlaceView]:
        """The place of each of these comments, in their order."""
        ids = [comment.comment_id for comment in comments]
        found = self._snapshots.objects(select(Place).where(Place.comment_id.in_(ids)))
        places = {place.comment_id: place for place in found}
        return [places[id] for id in ids]

    def at(self, places: Sequence[CommentPlaceView]) -> dict[str, CommentView]:
        """The comments at those places, by id, without their Markdown."""
        ids = [place.comment_id for place in places]
        found = self._snapshots.objects(WITHOUT_MARKDOWN.where(CommentView.comment_id.in_(ids)))
        return {comment.comment_id: comment for comment in found}

    def today(self, comment_ids: Collection[str]) -> Sequence[CommentView]:
        """To who looks back: those comments as they stand now."""
        if not self._snapshots.looks_back:
            return ()
        with self._snapshots.looking_back(None):
            return self._snapshots.objects(WITHOUT_MARKDOWN.where(CommentView.comment_id.in_(comment_ids)))

    def by_author(self, author_id: str, viewer: Viewer, *, before: int | None, limit: int) -> Sequence[CommentView]:
        """What somebody commented, as far as the viewer may read both it and its post; newest first."""
        found = WITHOUT_MARKDOWN.join(PostView, PostView.post_id == CommentView.post_id)
        found = found.where(CommentView.author_id == author_id, readable_by(viewer, CommentView))
        found = found.where(readable_by(viewer, PostView))
        if before is not None:
            found = found.where(CommentView.position < before)
        return self._snapshots.objects(found.order_by(CommentView.position.desc()).limit(limit))

    def _likes(self, root_id: str) -> int:
        root = self.place(root_id)
        return root.likes if root else 0
