"""Comments as they stand, each at its place in the thread, with how many answers and likes it has."""

from collections.abc import Iterator, Sequence

import orjson

from app.domain.events.comment_events import CommentAdded, CommentDeleted, CommentEdited, CommentRestored
from app.domain.events.event import RecordedEvent, readable
from app.domain.events.reaction_events import ReactionGiven, ReactionWithdrawn
from app.infrastructure.serializers.markdown_renderer import Rendered, render
from app.query.models.comment_view import PLACE_DIGITS, CommentPlaceView, CommentView
from app.query.models.ready_json import dump, rfc3339
from app.query.projections.projection import Projection, on
from app.query.projections.rows import Row
from app.query.projections.states import PRESENT, gone

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
Text = CommentAdded | CommentEdited
Counted = CommentDeleted | CommentRestored


class CommentProjection(Projection):
    """Keeps two rows for each comment: what it says, and its place."""

    name, version, continues = "comments", 3, 2

    def __init__(self) -> None:
        self.comments = self.remembered(CommentView.table())
        self.places = self.remembered(CommentPlaceView.table())
        self.rendered: dict[int, Rendered] = {}
        super().__init__(self.comments, self.places)

    def prepare(self, page: Sequence[RecordedEvent]) -> None:
        texts = {each.position: each.event.body for each in page if isinstance(each.event, Text)}
        self.rendered = {position: render(readable(body) or "") for position, body in texts.items()}

    def expect(self, page: Sequence[RecordedEvent]) -> None:
        """Also what comments answer, up to the roots of their threads."""
        super().expect(page)
        above = {event.parent_id for each in page if isinstance(event := each.event, CommentAdded)}
        above |= {event.comment_id for each in page if isinstance(event := each.event, Counted)}
        while ids := above - {None}:
            self.places.expect((id,) for id in ids)
            above = {place["parent_id"] for id in ids if (place := self.places.get(id))}

    @on(CommentAdded)
    def added(self, event: CommentAdded, recorded: RecordedEvent) -> None:
        frame = {
            "id": event.comment_id,
            "post_id": event.post_id,
            "parent_id": event.parent_id,
            "depth": event.depth,
            "version": 1,
            "answers_version": event.answers_version,
            "published_at": rfc3339(recorded.at),
            "edited_at": None,
        }
        comment = {"comment_id": event.comment_id, "post_id": event.post_id, "position": recorded.position}
        text = {"author_id": event.author_id, "frame": dump(frame), **self._text(event, recorded)}
        self.comments.add({**comment, **text, **PRESENT})
        self.places.add(self._place(event, recorded.position))
        self._count_above(event.comment_id, 1)

    @on(CommentEdited)
    def edited(self, event: CommentEdited, recorded: RecordedEvent) -> None:
        comment = self._comment(event.comment_id)
        changed = {"version": event.version, "edited_at": rfc3339(recorded.at)}
        frame = dump({**orjson.loads(comment["frame"]), **changed})
        self.comments.put({**comment, "frame": frame, **self._text(event, recorded)})

    @on(CommentDeleted)
    def deleted(self, event: CommentDeleted, recorded: RecordedEvent) -> None:
        self.comments.put({**self._comment(event.comment_id), **gone("deleted", event.reason, recorded)})
        self._count_above(event.comment_id, -1)

    @on(CommentRestored)
    def restored(self, event: CommentRestored, recorded: RecordedEvent) -> None:
        self.comments.put({**self._comment(event.comment_id), **PRESENT})
        self._count_above(event.comment_id, 1)

    @on(ReactionGiven)
    def reaction_given(self, event: ReactionGiven, recorded: RecordedEvent) -> None:
        self._count_likes(event.comment_id, 1)

    @on(ReactionWithdrawn)
    def reaction_withdrawn(self, event: ReactionWithdrawn, recorded: RecordedEvent) -> None:
        self._count_likes(event.comment_id, -1)

    def _comment(self, comment_id: str) -> Row:
        comment = self.comments.get(comment_id)
        if comment is None:
            raise LookupError(f"comment {comment_id} was never added")
        return comment

    def _text(self, event: Text, recorded: RecordedEvent) -> Row:
        text = {"html": self.rendered[recorded.position].html, "language": event.language}
        return {"text": dump(text), "body": readable(event.body) or ""}

    def _place(self, event: CommentAdded, position: int) -> Row:
        """Under what it answers, behind all that was answered to that before."""
        above = self.places.get(event.parent_id) if event.parent_id else None
        return {
            "comment_id": event.comment_id,
            "post_id": event.post_id,
            "parent_id": event.parent_id,
            "root_id": above["root_id"] if above else event.comment_id,
            "root_position": above["root_position"] if above else position,
            "depth": event.depth,
            "path": (above["path"] if above else "") + sortable(position),
            "replies": 0,
            "likes": 0,
        }

    def _count_above(self, comment_id: str, change: int) -> None:
        for place in self._above(comment_id):
            self.places.put({**place, "replies": place["replies"] + change})

    def _above(self, comment_id: str) -> Iterator[Row]:
        """The places of what a comment answers, up to the root of the thread."""
        place = self.places.get(comment_id)
        while place and place["parent_id"] and (place := self.places.get(place["parent_id"])):
            yield place

    def _count_likes(self, comment_id: str | None, change: int) -> None:
        if comment_id and (place := self.places.get(comment_id)):
            self.places.put({**place, "likes": place["likes"] + change})


def sortable(position: int) -> str:
    """A position in base 36 with leading zeros, so that text sorts as numbers do."""
    digits = ""
    while position:
        position, digit = divmod(position, len(DIGITS))
        digits = DIGITS[digit] + digits
    return digits.rjust(PLACE_DIGITS, "0")
