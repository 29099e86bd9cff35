"""What of the board itself needs a person."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from app.infrastructure.condition import Condition
from app.infrastructure.pulse import BEHIND, FAILING, SILENT, Health
from app.query.models.ready_json import rfc3339_of
from app.query.models.system_view import ParkedStream

WORST_FIRST = (
    "log.damaged",
    "group.silent",
    "group.failing",
    "disk.low",
    "view.parked",
    "process.parked",
    "group.behind",
    "backup.missing",
    "backup.old",
)


class Need(NamedTuple):
    """A code, and what a sentence about it names."""

    code: str
    params: Mapping[str, str | int | float]


def needs(condition: Condition, groups: Sequence[Health], parked: Sequence[ParkedStream], now: datetime) -> list[Need]:
    """The worst first; none when all is well."""
    found = [*_of_machine(condition, now), *_of_groups(groups), *_of_parked(parked)]
    return sorted(found, key=lambda need: WORST_FIRST.index(need.code))


def when(milliseconds: int | None) -> str | None:
    return None if milliseconds is None else rfc3339_of(milliseconds * 1000)


def _of_machine(condition: Condition, now: datetime) -> Iterator[Need]:
    checked = condition.log.checked if condition.log else None
    if checked and not checked.is_sound:
        yield Need("log.damaged", {"position": checked.upto})
    if (room := condition.room) and room.is_low:
        yield Need("disk.low", {"free": room.free, "needed": room.needed})
    for each in condition.processes:
        if each.parked:
            yield Need("process.parked", {"process": each.process, "steps": each.parked})
    if (backup := condition.backup) and backup.made_at is None:
        yield Need("backup.missing", {})
    if backup and backup.made_at and backup.is_old(now):
        yield Need("backup.old", {"made_at": backup.made_at})


def _of_groups(groups: Sequence[Health]) -> Iterator[Need]:
    for each in groups:
        if each.state == SILENT:
            yield Need("group.silent", {"group": each.group, "since": when(each.beat_at) or ""})
        if each.state == FAILING:
            yield Need("group.failing", {"group": each.group, "error": each.failure})
        if each.state == BEHIND:
            yield Need("group.behind", {"group": each.group, "events": each.events, "seconds": round(each.seconds, 1)})


def _of_parked(parked: Sequence[ParkedStream]) -> Iterator[Need]:
    for view in dict.fromkeys(each.view for each in parked):
        streams = [each for each in parked if each.view == view]
        events = sum(each.events for each in streams)
        yield Need("view.parked", {"view": view, "streams": len(streams), "events": events})
