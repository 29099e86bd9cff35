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
class ListActivityHandler:
    activity: ActivityViewRepository
    shelves: Shelves

    def handle(self, query: ListActivity, viewer: Viewer) -> Page:
        shelves = self.shelves.of(query)
        span = Span(query.from_position, query.from_at, query.to_position, query.to_at)
        ticks = self.activity.first(shelves, span, FEW)
        if len(ticks) < FEW:
            return Page([_tick(tick) for tick in ticks], None)
        return Page([_day(*counted) for counted in self.activity.days(shelves, span)], None)


@dataclass(frozen=True, slots=True)
class FindChangesHandler:
    activity: ActivityViewRepository
    shelves: Shelves

    def handle(self, query: FindChanges, viewer: Viewer) -> ReadyJson:
        shelves = self.shelves.of(query)
        until = Span(to_position=query.at_position, to_at=query.at_at)
        behind = Span(from_position=_next(query.at_position), from_at=_next(query.at_at))
        earlier = self.activity.last(shelves, until, 2)
        later = self.activity.first(shelves, behind, 1)
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


def _next(number: int | None) -> int | None:
    return None if number is None else number + 1


def _tick(tick: ActivityView) -> ReadyJson:
    told = {"position": tick.position, "at": rfc3339_of(tick.at), "kind": tick.kind, "post_id": tick.post_id}
    return ReadyJson(dump(told))


def _day(number: int, changes: int) -> ReadyJson:
    day = (UNIX_EPOCH + timedelta(days=number)).date()
    return ReadyJson(dump({"day": day.isoformat(), "changes": changes}))


def activity_query_handlers(
    activity: ActivityViewRepository, users: UserViewRepository
) -> Mapping[type, QueryHandler[Viewer]]:
    """The handlers of this topic by query."""
    shelves = Shelves(users)
    return {ListActivity: ListActivityHandler(activity, shelves), FindChanges: FindChangesHandler(activity, shelves)}
