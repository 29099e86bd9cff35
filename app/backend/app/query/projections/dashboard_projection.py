"""What is done on each day: posts, comments, people, tags, commands."""

from collections.abc import Sequence

from app.domain.events.comment_events import CommentAdded, CommentDeleted, CommentEdited, CommentRestored
from app.domain.events.event import DomainEvent, RecordedEvent
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
from app.domain.events.process_events import ProcessRetryOrdered
from app.domain.events.reaction_events import ReactionGiven, ReactionWithdrawn
from app.domain.events.session_events import SessionEnded, SessionStarted
from app.domain.events.user_events import UserPasswordChanged, UserProfileChanged, UserRegistered, UserRenamed
from app.domain.events.view_events import ViewParkedDiscarded, ViewRebuildOrdered, ViewRetryOrdered
from app.infrastructure.times import day_of
from app.query.models.dashboard_view import DashboardDayView, DashboardPersonView, DashboardTagView
from app.query.projections.projection import Projection, on
from app.query.projections.rows import Row, Rows

DEEDS = (
    *(PostPublished, PostEdited, PostReverted, PostVersionRedacted, PostDeleted, PostRestored, PostScheduled),
    *(CommentAdded, CommentEdited, CommentDeleted, CommentRestored, ReactionGiven, ReactionWithdrawn),
)
"""Whoever does one of these is active that day."""
OTHERS = (
    *(PostScheduleCancelled, PostScheduleFailed, UserRegistered, UserRenamed, UserProfileChanged, UserPasswordChanged),
    *(SessionStarted, SessionEnded, ViewRebuildOrdered, ViewRetryOrdered, ViewParkedDiscarded, ProcessRetryOrdered),
)
"""What else commands lead to."""


class DashboardProjection(Projection):
    """Keeps a row for each day, and for each person and each tag of it.

    The events of a command stand next to each other, so a command is counted at the first of them.
    """

    name, version = "dashboard", 1
    reads_texts = False

    def __init__(self) -> None:
        self.days = Rows(DashboardDayView.table())
        self.people, self.tags = Rows(DashboardPersonView.table()), Rows(DashboardTagView.table())
        super().__init__(self.days, self.people, self.tags)

    def expect(self, page: Sequence[RecordedEvent]) -> None:
        """The keys are no fields of the events, but their days, actors and tags."""
        self.days.expect({(day_of(each.at),): None for each in page})
        self.people.expect({(day_of(each.at), each.actor_id): None for each in page if _is_deed(each)})
        published = [(day_of(each.at), each.event) for each in page if isinstance(each.event, PostPublished)]
        self.tags.expect({(day, tag): None for day, event in published for tag in event.tags})

    def happened(self, event: DomainEvent, recorded: RecordedEvent) -> None:
        self._count(recorded)

    @on(PostPublished)
    def published(self, event: PostPublished, recorded: RecordedEvent) -> None:
        self._count(recorded, posts=1)
        for tag in event.tags:
            of_tag = self.tags.get(day_of(recorded.at), tag) or {"posts": 0}
            self.tags.put({"day": day_of(recorded.at), "tag": tag, "posts": of_tag["posts"] + 1})

    @on(CommentAdded)
    def comment_added(self, event: CommentAdded, recorded: RecordedEvent) -> None:
        self._count(recorded, comments=1)

    handlers = dict.fromkeys([kind.type_name for kind in (*DEEDS, *OTHERS)], happened)

    def _count(self, recorded: RecordedEvent, *, posts: int = 0, comments: int = 0) -> None:
        day = day_of(recorded.at)
        row = self.days.get(day) or _empty(day)
        is_first = row["last_command"] != recorded.command_id
        more = {"posts": posts, "comments": comments, "people": int(self._is_new(recorded)), "commands": int(is_first)}
        counted = {name: row[name] + number for name, number in more.items()}
        self.days.put({"day": day, **counted, "last_command": recorded.command_id})

    def _is_new(self, recorded: RecordedEvent) -> bool:
        """Whether somebody does something for the first time that day."""
        key = day_of(recorded.at), recorded.actor_id
        if not _is_deed(recorded) or self.people.get(*key):
            return False
        self.people.put({"day": key[0], "user_id": key[1]})
        return True


def _is_deed(recorded: RecordedEvent) -> bool:
    return recorded.actor_id is not None and isinstance(recorded.event, DEEDS)


def _empty(day: int) -> Row:
    return {"day": day, "posts": 0, "comments": 0, "people": 0, "commands": 0, "last_command": ""}
