"""Answers to administrators about what keeps the board going."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from app.infrastructure.condition import Condition
from app.infrastructure.message_bus.query_bus import QueryHandler
from app.infrastructure.pulse import Health
from app.query.handlers.system_query_handlers import check_administers
from app.query.models.needs import needs, when
from app.query.models.ready_json import ReadyJson, dump
from app.query.models.system_view import ParkedStream
from app.query.models.viewer import Viewer
from app.query.queries.system_queries import GetSystem
from app.query.repositories.condition_repository import ConditionRepository
from app.query.repositories.system_repository import SystemRepository


@dataclass(frozen=True, slots=True)
class GetSystemHandler:
    conditions: ConditionRepository
    system: SystemRepository

    def handle(self, query: GetSystem, viewer: Viewer) -> ReadyJson:
        check_administers(viewer)
        condition, groups = self.conditions.condition(), self.conditions.groups()
        parked, now = self.system.parked(), datetime.fromtimestamp(query.now, UTC)
        needed = [need._asdict() for need in needs(condition, groups, parked, now)]
        told = {"needs": needed, "groups": [_group(each) for each in groups], **_machine(condition, parked)}
        return ReadyJson(dump(told))


def _group(each: Health) -> dict[str, object]:
    return {
        "group": each.group,
        "position": each.position,
        "head": each.head,
        "lag_events": each.events,
        "lag_seconds": round(each.seconds, 3),
        "beat_at": when(each.beat_at),
        "state": each.state,
    }


def _machine(condition: Condition, parked: Sequence[ParkedStream]) -> dict[str, object]:
    return {
        "processes": [asdict(each) for each in condition.processes],
        "parked": {"streams": len(parked), "events": sum(each.events for each in parked)},
        "log": _log(condition),
        "backup": asdict(condition.backup) if condition.backup else None,
        "disk": asdict(condition.room) if condition.room else None,
    }


def _log(condition: Condition) -> dict[str, object] | None:
    if (size := condition.log) is None:
        return None
    checked = size.checked
    return {
        "events": size.events,
        "bytes": size.bytes,
        "checked_at": checked.at if checked else None,
        "checked_to": checked.upto if checked else None,
        "is_sound": checked.is_sound if checked else None,
    }


def condition_query_handlers(
    conditions: ConditionRepository, system: SystemRepository
) -> Mapping[type, QueryHandler[Viewer]]:
    """The handlers of this topic by query."""
    return {GetSystem: GetSystemHandler(conditions, system)}
