"""Where present posts stand in lists, and what is counted of each post."""

from collections.abc import Callable, Iterable, Sequence

import orjson
from sqlalchemy import Table

from app.query.models.post_view import ALL_POSTS, PostCountView, PostShelfView, TagView, shelf_of_author, shelf_of_tag
from app.query.models.ready_json import dump
from app.query.projections.rows import Row, Rows


class Shelves:
    """The rows of lists: a present post stands on the shelf of all, on its author's, and on one for each tag."""

    def __init__(self, rows: Callable[[Table], Rows]) -> None:
        self.counts, self.places, self.tags = (rows(view.table()) for view in (PostCountView, PostShelfView, TagView))

    @property
    def rows(self) -> Sequence[Rows]:
        return self.counts, self.places, self.tags

    def begin(self, post_id: str, position: int) -> None:
        """There is a new post; it stands nowhere yet."""
        counts = {"comment_count": 0, "likes": 0, "active": position, "shelves": dump([])}
        self.counts.put({"post_id": post_id, "position": position, **counts})

    def stand(self, post_id: str, author_id: str, tags: Iterable[str]) -> None:
        """The post is present and bears those tags."""
        self.leave(post_id)
        shelves = [ALL_POSTS, shelf_of_author(author_id), *map(shelf_of_tag, tags)]
        self._count_tags(shelves, 1)
        self._place({**self._of(post_id), "shelves": dump(shelves)})

    def leave(self, post_id: str) -> None:
        """The post stands in no list any more."""
        counts = self._of(post_id)
        shelves = orjson.loads(counts["shelves"])
        self._count_tags(shelves, -1)
        for shelf in shelves:
            self.places.remove(shelf, post_id)
        self.counts.put({**counts, "shelves": dump([])})

    def count(self, post_id: str, *, comments: int = 0, likes: int = 0, active: int = 0) -> None:
        """There are so many more; ``active`` is the position of what happened to the post, if it makes it so."""
        counts = self._of(post_id)
        more = {"comment_count": counts["comment_count"] + comments, "likes": counts["likes"] + likes}
        self._place({**counts, **more, "active": max(counts["active"], active)})

    def _of(self, post_id: str) -> Row:
        counts = self.counts.get(post_id)
        if counts is None:
            raise LookupError(f"post {post_id} was never published")
        return counts

    def _place(self, counts: Row) -> None:
        """Put the post where its shelves sort it now."""
        self.counts.put(counts)
        shown = {name: value for name, value in counts.items() if name != "shelves"}
        for shelf in orjson.loads(counts["shelves"]):
            self.places.put({"shelf": shelf, **shown})

    def _count_tags(self, shelves: Iterable[str], change: int) -> None:
        for tag in (shelf[1:] for shelf in shelves if shelf.startswith("#")):
            row = self.tags.get(tag)
            count = (row["post_count"] if row else 0) + change
            if count:
                self.tags.put({"tag": tag, "post_count": count})
            else:
                self.tags.remove(tag)
