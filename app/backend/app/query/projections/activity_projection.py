"""When posts and comments changed: the ticks of the time bar."""

from collections.abc import Iterable, Sequence

import orjson

from app.domain.events.comment_events import CommentAdded, CommentDeleted, CommentEdited, CommentRestored
from app.domain.events.event import RecordedEvent
from app.domain.events.post_events import (
    PostDeleted,
    PostEdited,
    PostPublished,
    PostRestored,
    PostReverted,
    PostVersionRedacted,
)
from app.infrastructure.times import microseconds
from app.query.models.activity_view import ActivityThingView, ActivityView, shelf_of_post
from app.query.models.post_view import ALL_POSTS, shelf_of_author, shelf_of_tag
from app.query.models.ready_json import dump
from app.query.projections.projection import Projection, on
from app.query.projections.rows import Row, Rows


class ActivityProjection(Projection):
    """Keeps a row for each public change on every shelf it belongs to."""

    name, version, continues = "activity", 2, 1

    def __init__(self) -> None:
        self.ticks, self.things = Rows(ActivityView.table()), Rows(ActivityThingView.table())
        super().__init__(self.ticks, self.things)

    def expect(self, page: Sequence[RecordedEvent]) -> None:
        """The posts and comments that change, and the posts that comments belong to."""
        self.things.expect_named(page, "post_id")
        self.things.expect_named(page, "comment_id")

    @on(PostPublished)
    def published(self, event: PostPublished, recorded: RecordedEvent) -> None:
        self.things.put({"thing_id": event.post_id, "author_id": event.author_id, "tags": dump(event.tags)})
        self._post_changed(event.post_id, recorded)

    @on(PostEdited)
    def edited(self, event: PostEdited, recorded: RecordedEvent) -> None:
        self._change_tags(event.post_id, event.tags, recorded)

    @on(PostReverted)
    def reverted(self, event: PostReverted, recorded: RecordedEvent) -> None:
        self._change_tags(event.post_id, event.tags, recorded)

    @on(PostVersionRedacted)
    def redacted(self, event: PostVersionRedacted, recorded: RecordedEvent) -> None:
        self._post_changed(event.post_id, recorded)

    @on(PostDeleted)
    def deleted(self, event: PostDeleted, recorded: RecordedEvent) -> None:
        self._post_changed(event.post_id, recorded)

    @on(PostRestored)
    def restored(self, event: PostRestored, recorded: RecordedEvent) -> None:
        self._post_changed(event.post_id, recorded)

    @on(CommentAdded)
    def comment_added(self, event: CommentAdded, recorded: RecordedEvent) -> None:
        self.things.put({"thing_id": event.comment_id, "author_id": event.author_id, "tags": dump([])})
        self._comment_changed(event.comment_id, event.post_id, recorded)

    @on(CommentEdited)
    def comment_edited(self, event: CommentEdited, recorded: RecordedEvent) -> None:
        self._comment_changed(event.comment_id, event.post_id, recorded)

    @on(CommentDeleted)
    def comment_deleted(self, event: CommentDeleted, recorded: RecordedEvent) -> None:
        self._comment_changed(event.comment_id, event.post_id, recorded)

    @on(CommentRestored)
    def comment_restored(self, event: CommentRestored, recorded: RecordedEvent) -> None:
        self._comment_changed(event.comment_id, event.post_id, recorded)

    def _change_tags(self, post_id: str, tags: Iterable[str], recorded: RecordedEvent) -> None:
        """A post that leaves the list of a tag changes that list too."""
        before = orjson.loads(self._thing(post_id)["tags"])
        self.things.put({**self._thing(post_id), "tags": dump(tags)})
        self._post_changed(post_id, recorded, also=before)

    def _post_changed(self, post_id: str, recorded: RecordedEvent, also: Iterable[str] = ()) -> None:
        post = self._thing(post_id)
        self._tick(post_id, post["author_id"], [*orjson.loads(post["tags"]), *also], recorded)

    def _comment_changed(self, comment_id: str, post_id: str, recorded: RecordedEvent) -> None:
        tags = orjson.loads(self._thing(post_id)["tags"])
        self._tick(post_id, self._thing(comment_id)["author_id"], tags, recorded)

    def _tick(self, post_id: str, author_id: str, tags: Iterable[str], recorded: RecordedEvent) -> None:
        at = microseconds(recorded.at)
        tick = {"position": recorded.position, "at": at, "kind": recorded.event.type_name, "post_id": post_id}
        shelves = [ALL_POSTS, shelf_of_post(post_id), shelf_of_author(author_id), *map(shelf_of_tag, tags)]
        for shelf in dict.fromkeys(shelves):
            self.ticks.put({"shelf": shelf, **tick})

    def _thing(self, id: str) -> Row:
        thing = self.things.get(id)
        if thing is None:
            raise LookupError(f"{id} was never published")
        return thing
