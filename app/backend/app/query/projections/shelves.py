"""Where present posts stand in lists, and what is counted of each post."""

from collections.abc import Callable, Iterable, Iterator, Sequence

import orjson
from sqlalchemy import Table

from app.query.models.post_view import ALL_POSTS, PostCountView, PostShelfView, TagView, shelf_of_author, shelf_of_tag
from app.query.models.ready_json import dump
from app.query.projections.past_rows import RememberedRows
from app.query.projections.rows import Row, Rows


class Shelves:
    """The rows of lists: a present post stands on the shelf of all, on its author's, and on one for each tag."""

    def __init__(self, rows: Callable[[Table], RememberedRows]) -> None:
        self.counts, self.places, self.tags = (rows(view.table()) for view in (PostCountView, PostShelfView, TagView))

    @property
    def rows(self) -> Sequence[Rows]:
        return self.counts, self.places, self.tags

    def expect(self, post_ids: Iterable[str], tags: Iterable[str]) -> None:
        """Have all read at once that will change when these posts are counted, or come to bear these tags."""
        counts = [row for id in post_ids if (row := self.counts.get(id))]
        standing = [(shelf, row["position"]) for row in counts for shelf in _shelves(row)]
        self.places.expect(standing)
        self.tags.expect({(shelf[1:],): None for shelf, _ in standing if shelf.startswith("#")})
        self.tags.expect({(tag,): None for tag in tags})

    def begin(self, post_id: str, position: int, author_id: str, tags: Iterable[str]) -> None:
        """There is a new post, and it is present."""
        counts = {"post_id": post_id, "position": position, "comment_count": 0, "likes": 0, "active": position}
        self.counts.add(self._stood(counts, author_id, tags))

    def stand(self, post_id: str, author_id: str, tags: Iterable[str]) -> None:
        """The post is present and bears those tags; where it stood so before, nothing is to be remembered."""
        counts = self._of(post_id)
        if _shelves(counts) != _shelves_of(author_id, tags):
            self._clear(counts)
            self.counts.put(self._stood(counts, author_id, tags))

    def leave(self, post_id: str) -> None:
        """The post stands in no list any more."""
        counts = self._of(post_id)
        self._clear(counts)
        self.counts.put({**counts, "shelves": dump([])})

    def count(self, post_id: str, *, comments: int = 0, likes: int = 0, active: int = 0) -> None:
        """There are so many more; ``active`` is the position of what happened to the post, if it makes it so."""
        counts = self._of(post_id)
        more = {"comment_count": counts["comment_count"] + comments, "likes": counts["likes"] + likes}
        counts = {**counts, **more, "active": max(counts["active"], active)}
        self.counts.put(counts)
        for place in _places(counts):
            self.places.put(place)

    def _of(self, post_id: str) -> Row:
        counts = self.counts.get(post_id)
        if counts is None:
            raise LookupError(f"post {post_id} was never published")
        return counts

    def _stood(self, counts: Row, author_id: str, tags: Iterable[str]) -> Row:
        """Its counts, once it stands where nothing of it stands yet."""
        shelves = _shelves_of(author_id, tags)
        counts = {**counts, "shelves": dump(shelves)}
        for place in _places(counts):
            self.places.add(place)
        self._count_tags(shelves, 1)
        return counts

    def _clear(self, counts: Row) -> None:
        shelves = _shelves(counts)
        for shelf in shelves:
            self.places.remove(shelf, counts["position"])
        self._count_tags(shelves, -1)

    def _count_tags(self, shelves: Iterable[str], change: int) -> None:
        for tag in (shelf[1:] for shelf in shelves if shelf.startswith("#")):
            row = self.tags.get(tag)
            count = (row["post_count"] if row else 0) + change
            if count:
                self.tags.put({"tag": tag, "post_count": count})
            else:
                self.tags.remove(tag)


def _shelves_of(author_id: str, tags: Iterable[str]) -> list[str]:
    return [ALL_POSTS, shelf_of_author(author_id), *map(shelf_of_tag, tags)]


def _shelves(counts: Row) -> list[str]:
    shelves: list[str] = orjson.loads(counts["shelves"])
    return shelves


def _places(counts: Row) -> Iterator[Row]:
    """Its row on each of its shelves, sorted by what is counted."""
    shown = {name: value for name, value in counts.items() if name != "shelves"}
    return ({"shelf": shelf, **shown} for shelf in _shelves(counts))
