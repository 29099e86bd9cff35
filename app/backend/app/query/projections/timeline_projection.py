"""The record of each thing: its own events, one mark each."""

from app.domain.events.event import Erased, RecordedEvent, readable
from app.domain.events.post_events import PostDeleted, PostEdited, PostPublished, PostRestored, PostReverted
from app.query.models.mark_view import MarkView
from app.query.models.ready_json import dump, rfc3339
from app.query.projections.projection import Projection, on
from app.query.projections.rows import Rows


class TimelineProjection(Projection):
    """Keeps a row for each event about a post."""

    name, version = "timeline", 1

    def __init__(self) -> None:
        self.marks = Rows(MarkView.table())
        super().__init__(self.marks)

    @on(PostPublished)
    def published(self, event: PostPublished, recorded: RecordedEvent) -> None:
        self._mark(event.post_id, recorded, None, {"version": 1})

    @on(PostEdited)
    def edited(self, event: PostEdited, recorded: RecordedEvent) -> None:
        self._mark(event.post_id, recorded, event.reason, {"version": event.version})

    @on(PostReverted)
    def reverted(self, event: PostReverted, recorded: RecordedEvent) -> None:
        parameters = {"version": event.version, "to_version": event.to_version}
        self._mark(event.post_id, recorded, event.reason, parameters)

    @on(PostDeleted)
    def deleted(self, event: PostDeleted, recorded: RecordedEvent) -> None:
        self._mark(event.post_id, recorded, event.reason, {})

    @on(PostRestored)
    def restored(self, event: PostRestored, recorded: RecordedEvent) -> None:
        self._mark(event.post_id, recorded, event.reason, {})

    def _mark(
        self, subject_id: str, recorded: RecordedEvent, reason: str | Erased | None, parameters: dict[str, int]
    ) -> None:
        self.marks.put(
            {
                "subject_id": subject_id,
                "position": recorded.position,
                "kind": recorded.event.type_name,
                "audience": recorded.event.audience.value,
                "actor_id": recorded.actor_id,
                "at": rfc3339(recorded.at),
                "reason": readable(reason),
                "parameters": dump(parameters),
            }
        )
