"""Answers about when things changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from app.infrastructure.message_bus.query_bus import QueryHandler
from app.infrastructure.times import UNIX_EPOCH
from app.query.models.activity_view import ActivityView, shelf_of_post
from app.query.models.post_view import ALL_POSTS, shelf_of_author, shelf_of_tag
from app.query.models.ready_json import Page, ReadyJson, dump, rfc3339_of
from app.query.models.scope import Scope
from app.query.models.viewer import Viewer
from app.query.queries.activity_queries import FindChanges, ListActivity
from app.query.repositories.activity_view_repository import ActivityViewRepository, Span
from app.query.repositories.change_view_repository import ChangeViewRepository
from app.query.repositories.user_view_repository import UserViewRepository

FEW = 200
"""From so many changes on they are counted by day."""


@dataclass(frozen=True, slots=True)
class Shelves:
    """Finds on which shelves the changes that are asked for stand."""

    users: UserViewRepository

    def of(self, scope: Scope) -> list[str]:
        """The narrowest first."""
        named = (
            shelf_of_post(scope.post) if scope.post else None,
            shelf_of_author(self.users.named(scope.author).user_id) if scope.author else None,
            shelf_of_tag(scope.tag) if scope.tag else None,
        )
        return [shelf for shelf in named if shelf is not None] or [ALL_POSTS]


@dataclass(frozen=True, slots=True)
class Moments:
    """Finds where in the log a moment is: what is told first stands first, and the log's time never goes back."""

    changes: ChangeViewRepository

    def last_until(self, position: int | None, at: int | None) -> int | None:
        """The last position up to a moment that is given as either, if it is."""
        return position if at is None else self.changes.last_at(at)

    def first_from(self, position: int | None, at: int | None) -> int | None:
        return position if at is None else self.changes.last_at(at - 1) + 1


@dataclass(frozen=True, slots=True)
class ListActivityHandler:
    activity: ActivityViewRepository
    shelves: Shelves
    moments: Moments

    def handle(self, query: ListActivity, viewer: Viewer) -> Page:
        shelves = self.shelves.of(query)
        first = self.moments.first_from(query.from_position, query.from_at)
        span = Span(first, self.moments.last_until(query.to_position, query.to_at))
        ticks = self.activity.first(shelves, span, FEW)
        if len(ticks) < FEW:
            return Page([_tick(tick) for tick in ticks], None)
        return Page([_day(*counted) for counted in self.activity.days(shelves, span)], None)


@dataclass(frozen=True, slots=True)
class FindChangesHandler:
    activity: ActivityViewRepository
    shelves: Shelves
    moments: Moments

    def handle(self, query: FindChanges, viewer: Viewer) -> ReadyJson:
        shelves = self.shelves.of(query)
        position = self.moments.last_until(query.at_position, query.at_at) or 0
        until = Span(last=position)
        earlier = self.activity.last(shelves, until, 2)
        later = self.activity.first(shelves, Span(first=position + 1), 1)
        told = {
            "at": self._time(query, until),
            "earlier": _tick(earlier[1]) if len(earlier) > 1 else None,
            "later": _tick(later[0]) if later else None,
        }
        return ReadyJson(dump(told))

    def _time(self, query: FindChanges, until: Span) -> str | None:
        """When that was; of a position, when anything on the board had changed last."""
        if query.at_at is not None:
            return rfc3339_of(query.at_at)
        last = self.activity.last([ALL_POSTS], until, 1)
        return rfc3339_of(last[0].at) if last else None


def _tick(tick: ActivityView) -> ReadyJson:
    told = {"position": tick.position, "at": rfc3339_of(tick.at), "kind": tick.kind, "post_id": tick.post_id}
    return ReadyJson(dump(told))


def _day(number: int, changes: int) -> ReadyJson:
    day = (UNIX_EPOCH + timedelta(days=number)).date()
    return ReadyJson(dump({"day": day.isoformat(), "changes": changes}))


def activity_query_handlers(
    activity: ActivityViewRepository, changes: ChangeViewRepository, users: UserViewRepository
) -> Mapping[type, QueryHandler[Viewer]]:
    """The handlers of this topic by query."""
    parts = activity, Shelves(users), Moments(changes)
    return {ListActivity: ListActivityHandler(*parts), FindChanges: FindChangesHandler(*parts)}
