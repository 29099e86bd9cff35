"""Answers to administrators about what is done on the board."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from app.infrastructure.message_bus.query_bus import QueryHandler
from app.infrastructure.times import UNIX_EPOCH, day_of
from app.query.handlers.system_query_handlers import check_administers
from app.query.models.dashboard_view import DashboardDayView
from app.query.models.ready_json import PlacedJson, ReadyJson, dump
from app.query.models.viewer import Viewer
from app.query.queries.system_queries import GetSystemActivity
from app.query.repositories.dashboard_view_repository import DashboardViewRepository
from app.query.repositories.look_repository import LookRepository

MOST_TAGS = 10


@dataclass(frozen=True, slots=True)
class GetSystemActivityHandler:
    dashboard: DashboardViewRepository
    looks: LookRepository

    def handle(self, query: GetSystemActivity, viewer: Viewer) -> PlacedJson:
        check_administers(viewer)
        today = day_of(datetime.fromtimestamp(query.now, UTC))
        first = today - query.days + 1
        done, looks = self.dashboard.since(first), self.looks.since(first)
        days = [_day(number, done.get(number), looks.get(number, 0)) for number in range(first, today + 1)]
        tags = [{"tag": tag, "posts": posts} for tag, posts in self.dashboard.tags(first, MOST_TAGS)]
        queries, commands = sum(looks.values()), sum(each.commands for each in done.values())
        ratio = round(queries / commands, 1) if commands else None
        told = {"days": days, "tags": tags, "look_to_book": ratio}
        return PlacedJson(ReadyJson(dump(told)), self.dashboard.position())


def _day(number: int, done: DashboardDayView | None, queries: int) -> dict[str, object]:
    counted = {name: getattr(done, name) if done else 0 for name in ("posts", "comments", "people")}
    day = (UNIX_EPOCH + timedelta(days=number)).date().isoformat()
    return {"day": day, **counted, "queries": queries, "commands": done.commands if done else 0}


def dashboard_query_handlers(
    dashboard: DashboardViewRepository, looks: LookRepository
) -> Mapping[type, QueryHandler[Viewer]]:
    """The handlers of this topic by query."""
    return {GetSystemActivity: GetSystemActivityHandler(dashboard, looks)}
