"""The record of each thing: its own events, one mark each."""

from collections.abc import Mapping

import orjson

from app.domain.events.comment_events import CommentAdded, CommentDeleted, CommentEdited, CommentRestored
from app.domain.events.event import RecordedEvent, Withheld, readable
from app.domain.events.post_events import (
    PostDeleted,
    PostEdited,
    PostPublished,
    PostRestored,
    PostReverted,
    PostScheduleCancelled,
    PostScheduled,
    PostScheduleFailed,
    PostVersionRedacted,
)
from app.domain.events.session_events import SessionEnded, SessionStarted
from app.domain.events.user_events import UserPasswordChanged, UserProfileChanged, UserRegistered, UserRenamed
from app.query.models.mark_view import MarkView
from app.query.models.ready_json import dump, rfc3339, rfc3339_of
from app.query.projections.projection import Projection, on
from app.query.projections.rows import Rows

BRING_A_VERSION = {PostEdited.type_name, PostReverted.type_name}

CommentEvent = CommentAdded | CommentEdited | CommentDeleted | CommentRestored


class TimelineProjection(Projection):
    """Keeps a row for each event about a post, a comment or a person."""

    name, version = "timeline", 3

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

    @on(PostVersionRedacted)
    def redacted(self, event: PostVersionRedacted, recorded: RecordedEvent) -> None:
        for mark in self.marks.having("subject_id", event.post_id):
            if mark["kind"] in BRING_A_VERSION and orjson.loads(mark["parameters"])["version"] == event.version:
                self.marks.put({**mark, "reason": None})
        self._mark(event.post_id, recorded, event.reason, {"version": event.version})

    @on(PostDeleted)
    def deleted(self, event: PostDeleted, recorded: RecordedEvent) -> None:
        self._mark(event.post_id, recorded, event.reason, {})

    @on(PostRestored)
    def restored(self, event: PostRestored, recorded: RecordedEvent) -> None:
        self._mark(event.post_id, recorded, event.reason, {})

    @on(PostScheduled)
    def scheduled(self, event: PostScheduled, recorded: RecordedEvent) -> None:
        self._mark(event.post_id, recorded, None, {"publish_at": rfc3339_of(event.publish_at)})

    @on(PostScheduleCancelled)
    def schedule_cancelled(self, event: PostScheduleCancelled, recorded: RecordedEvent) -> None:
        self._mark(event.post_id, recorded, None, {})

    @on(PostScheduleFailed)
    def schedule_failed(self, event: PostScheduleFailed, recorded: RecordedEvent) -> None:
        self._mark(event.post_id, recorded, None, {"why": event.why})

    @on(CommentAdded)
    def comment_added(self, event: CommentAdded, recorded: RecordedEvent) -> None:
        self._mark_comment(event, recorded, None, {"version": 1})

    @on(CommentEdited)
    def comment_edited(self, event: CommentEdited, recorded: RecordedEvent) -> None:
        self._mark_comment(event, recorded, event.reason, {"version": event.version})

    @on(CommentDeleted)
    def comment_deleted(self, event: CommentDeleted, recorded: RecordedEvent) -> None:
        self._mark_comment(event, recorded, event.reason, {})

    @on(CommentRestored)
    def comment_restored(self, event: CommentRestored, recorded: RecordedEvent) -> None:
        self._mark_comment(event, recorded, event.reason, {})

    @on(UserRegistered)
    def registered(self, event: UserRegistered, recorded: RecordedEvent) -> None:
        self._mark(event.user_id, recorded, None, _known({"username": event.username}))

    @on(UserRenamed)
    def renamed(self, event: UserRenamed, recorded: RecordedEvent) -> None:
        self._mark(event.user_id, recorded, None, _known({"username": event.username}))

    @on(UserProfileChanged)
    def profile_changed(self, event: UserProfileChanged, recorded: RecordedEvent) -> None:
        given = {"display_name": event.display_name, "bio": event.bio, "language": event.language}
        self._mark(
            event.user_id, recorded, None, {"fields": [name for name, value in given.items() if value is not None]}
        )

    @on(UserPasswordChanged)
    def password_changed(self, event: UserPasswordChanged, recorded: RecordedEvent) -> None:
        self._mark(event.user_id, recorded, None, {})

    @on(SessionStarted)
    def session_started(self, event: SessionStarted, recorded: RecordedEvent) -> None:
        self._mark(event.user_id, recorded, None, {"session_id": event.session_id, "method": event.method})

    @on(SessionEnded)
    def session_ended(self, event: SessionEnded, recorded: RecordedEvent) -> None:
        self._mark(event.user_id, recorded, None, {"session_id": event.session_id})

    def _mark_comment(
        self, event: CommentEvent, recorded: RecordedEvent, reason: str | Withheld | None, parameters: dict[str, object]
    ) -> None:
        """A mark for the comment, and one for whoever did it."""
        told = {**parameters, "comment_id": event.comment_id, "post_id": event.post_id}
        for subject_id in (event.comment_id, recorded.actor_id or ""):
            self._mark(subject_id, recorded, reason, told)

    def _mark(
        self, subject_id: str, recorded: RecordedEvent, reason: str | Withheld | None, parameters: Mapping[str, object]
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


def _known(parameters: Mapping[str, str | Withheld]) -> dict[str, str]:
    """What of it is not erased."""
    return {name: value for name, value in parameters.items() if not isinstance(value, Withheld)}
