"""Answers to administrators about the board itself."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from app.domain.errors import Forbidden
from app.infrastructure.message_bus.query_bus import QueryHandler
from app.query.handlers.auth_query_handlers import SessionMissing
from app.query.models.comparison import Comparison
from app.query.models.cursor import cut, keyed
from app.query.models.ready_json import Page, ReadyJson, dump
from app.query.models.system_view import ParkedStream, ViewTables
from app.query.models.viewer import Viewer
from app.query.queries.system_queries import ListParked, ListViews
from app.query.repositories.checkpoint_repository import CheckpointRepository
from app.query.repositories.system_repository import SystemRepository

T = TypeVar("T")
Part = tuple[Sequence[T], str | None]


class ForAdministrators(Forbidden):
    """Only administrators may ask this."""

    code = "system.for_administrators"


def check_administers(viewer: Viewer) -> None:
    if viewer.id is None:
        raise SessionMissing
    if viewer.role != "administrator":
        raise ForAdministrators


@dataclass(frozen=True, slots=True)
class ListViewsHandler:
    system: SystemRepository
    checkpoint: CheckpointRepository
    groups: Mapping[str, str]

    def handle(self, query: ListViews, viewer: Viewer) -> Page:
        check_administers(viewer)
        shown, next = _page(self.system.generations(), query, lambda each: (each.view, each.number))
        parked = self.system.parked()
        items = [_view(each, parked) | self._place(each) for each in shown]
        return Page([ReadyJson(dump(item)) for item in items], next)

    def _place(self, each: ViewTables) -> dict[str, object]:
        """The group that it is folded with; the tables that answer stand where that does."""
        group = self.groups.get(each.view, "board")
        return {"group": group, **({"position": self.checkpoint.position_of(group)} if each.state == "serving" else {})}


@dataclass(frozen=True, slots=True)
class ListParkedHandler:
    system: SystemRepository

    def handle(self, query: ListParked, viewer: Viewer) -> Page:
        check_administers(viewer)
        shown, next = _page(self.system.parked(), query, lambda each: (each.view, each.first))
        return Page([ReadyJson(dump(_parked(each))) for each in shown], next)


def _page(rows: Sequence[T], query: ListViews | ListParked, place: Callable[[T], tuple[str, int]]) -> Part[T]:
    """The part of a list that was asked for."""
    after = keyed(query.after, str, int) if query.after else ("", 0)
    behind = [each for each in rows if place(each) > after]
    return cut(behind[: query.limit + 1], query.limit, place)


def _view(each: ViewTables, parked: Sequence[ParkedStream]) -> dict[str, object]:
    return {
        "view": each.view,
        "number": each.number,
        "version": each.version,
        "state": each.state,
        "position": each.position,
        "compared": _compared(each),
        "parked": sum(other.events for other in parked if other[:2] == each[:2]),
    }


def _compared(each: ViewTables) -> dict[str, object] | None:
    found = Comparison.read(each.compared)
    if found is None:
        return None
    differing = [{"table": table, "before": before, "now": now} for table, before, now in found.differing]
    return {"rows": found.rows, "differing": differing}


def _parked(each: ParkedStream) -> dict[str, object]:
    span = {"from": each.first, "to": each.last, "events": each.events}
    return {"view": each.view, "stream_id": each.stream_id, **span, "type": each.type, "error": each.error}


def system_query_handlers(
    system: SystemRepository, checkpoint: CheckpointRepository, groups: Mapping[str, str]
) -> Mapping[type, QueryHandler[Viewer]]:
    """The handlers of this topic by query."""
    return {ListViews: ListViewsHandler(system, checkpoint, groups), ListParked: ListParkedHandler(system)}
