"""Which topics each event touches, for those who watch."""

from app.domain.events.comment_events import CommentAdded, CommentDeleted, CommentEdited, CommentRestored
from app.domain.events.event import Audience, RecordedEvent
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
from app.domain.events.reaction_events import ReactionGiven, ReactionWithdrawn
from app.domain.events.session_events import SessionEnded, SessionStarted
from app.domain.events.user_events import UserPasswordChanged, UserProfileChanged, UserRegistered, UserRenamed
from app.infrastructure.times import microseconds
from app.query.models.change_view import ChangeView
from app.query.models.ready_json import dump
from app.query.projections.projection import Projection, on
from app.query.projections.rows import Rows


class ChangeProjection(Projection):
    """Keeps a row for each event that a page may show the effect of."""

    name, version = "changes", 2

    def __init__(self) -> None:
        self.changes = Rows(ChangeView.table())
        super().__init__(self.changes)

    @on(PostPublished)
    def published(self, event: PostPublished, recorded: RecordedEvent) -> None:
        self._post(event.post_id, recorded)

    @on(PostEdited)
    def edited(self, event: PostEdited, recorded: RecordedEvent) -> None:
        self._post(event.post_id, recorded)

    @on(PostReverted)
    def reverted(self, event: PostReverted, recorded: RecordedEvent) -> None:
        self._post(event.post_id, recorded)

    @on(PostVersionRedacted)
    def redacted(self, event: PostVersionRedacted, recorded: RecordedEvent) -> None:
        self._post(event.post_id, recorded)

    @on(PostDeleted)
    def deleted(self, event: PostDeleted, recorded: RecordedEvent) -> None:
        self._post(event.post_id, recorded)

    @on(PostRestored)
    def restored(self, event: PostRestored, recorded: RecordedEvent) -> None:
        self._post(event.post_id, recorded)

    @on(PostScheduled)
    def scheduled(self, event: PostScheduled, recorded: RecordedEvent) -> None:
        self._scheduled(event.author_id, recorded)

    @on(PostScheduleCancelled)
    def schedule_cancelled(self, event: PostScheduleCancelled, recorded: RecordedEvent) -> None:
        self._scheduled(event.author_id, recorded)

    @on(PostScheduleFailed)
    def schedule_failed(self, event: PostScheduleFailed, recorded: RecordedEvent) -> None:
        self._scheduled(event.author_id, recorded)

    @on(CommentAdded)
    def comment_added(self, event: CommentAdded, recorded: RecordedEvent) -> None:
        self._count_of_comments(event.post_id, recorded)

    @on(CommentEdited)
    def comment_edited(self, event: CommentEdited, recorded: RecordedEvent) -> None:
        self._put(recorded, f"comments:{event.post_id}", f"user:{recorded.actor_id}", subject_id=None)

    @on(CommentDeleted)
    def comment_deleted(self, event: CommentDeleted, recorded: RecordedEvent) -> None:
        self._count_of_comments(event.post_id, recorded)

    @on(CommentRestored)
    def comment_restored(self, event: CommentRestored, recorded: RecordedEvent) -> None:
        self._count_of_comments(event.post_id, recorded)

    @on(ReactionGiven)
    def reaction_given(self, event: ReactionGiven, recorded: RecordedEvent) -> None:
        self._count_of_reactions(event, recorded)

    @on(ReactionWithdrawn)
    def reaction_withdrawn(self, event: ReactionWithdrawn, recorded: RecordedEvent) -> None:
        self._count_of_reactions(event, recorded)

    @on(UserRegistered)
    def registered(self, event: UserRegistered, recorded: RecordedEvent) -> None:
        self._put(recorded, f"user:{event.user_id}", subject_id=event.user_id)

    @on(UserProfileChanged)
    def profile_changed(self, event: UserProfileChanged, recorded: RecordedEvent) -> None:
        self._put(recorded, f"user:{event.user_id}", subject_id=event.user_id)

    @on(UserRenamed)
    def renamed(self, event: UserRenamed, recorded: RecordedEvent) -> None:
        self._put(recorded, f"user:{event.user_id}", subject_id=event.user_id)

    @on(UserPasswordChanged)
    def password_changed(self, event: UserPasswordChanged, recorded: RecordedEvent) -> None:
        self._put(recorded, f"sessions:{event.user_id}", subject_id=event.user_id)

    @on(SessionStarted)
    def session_started(self, event: SessionStarted, recorded: RecordedEvent) -> None:
        self._put(recorded, f"sessions:{event.user_id}", subject_id=event.user_id)

    @on(SessionEnded)
    def session_ended(self, event: SessionEnded, recorded: RecordedEvent) -> None:
        self._put(recorded, f"sessions:{event.user_id}", subject_id=event.user_id)

    def _post(self, post_id: str, recorded: RecordedEvent) -> None:
        self._put(recorded, f"post:{post_id}", "posts", "tags", f"user:{recorded.actor_id}", subject_id=None)

    def _scheduled(self, author_id: str, recorded: RecordedEvent) -> None:
        self._put(recorded, f"scheduled:{author_id}", subject_id=author_id)

    def _count_of_comments(self, post_id: str, recorded: RecordedEvent) -> None:
        topics = (f"post:{post_id}", f"comments:{post_id}", "posts", f"user:{recorded.actor_id}")
        self._put(recorded, *topics, subject_id=None)

    def _count_of_reactions(self, event: ReactionGiven | ReactionWithdrawn, recorded: RecordedEvent) -> None:
        """Everybody hears that there are more or fewer of them, and nobody whose."""
        topics = (f"post:{event.post_id}", "posts") if event.comment_id is None else (f"comments:{event.post_id}",)
        self._put(recorded, *topics, subject_id=None, audience=Audience.PUBLIC)

    def _put(
        self, recorded: RecordedEvent, *topics: str, subject_id: str | None, audience: Audience | None = None
    ) -> None:
        self.changes.put(
            {
                "position": recorded.position,
                "at": microseconds(recorded.at),
                "topics": dump(topics),
                "audience": (audience or recorded.event.audience).value,
                "subject_id": subject_id,
            }
        )
