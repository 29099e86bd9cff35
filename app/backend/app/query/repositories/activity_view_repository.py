"""Reads when things changed."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import aliased

from app.infrastructure.database.snapshots import Snapshots
from app.query.models.activity_view import ActivityView

DAY = 24 * 60 * 60 * 1_000_000
"""In microseconds."""
Other = aliased(ActivityView, name="others")


@dataclass(frozen=True, slots=True)
class Span:
    """From one position of the log to another, both within it; what is none has no bound."""

    first: int | None = None
    last: int | None = None

    def bounds(self) -> list[ColumnElement[bool]]:
        position = ActivityView.position
        bounds = (self.first, position.__ge__), (self.last, position.__le__)
        return [compare(bound) for bound, compare in bounds if bound is not None]


class ActivityViewRepository:
    """The changes by shelf, read in the request's snapshot."""

    def __init__(self, snapshots: Snapshots) -> None:
        self._snapshots = snapshots

    def first(self, shelves: Sequence[str], span: Span, limit: int) -> Sequence[ActivityView]:
        """The first changes of a span that stand on all of these shelves, oldest first."""
        found = select(ActivityView).where(*_within(shelves, span)).order_by(ActivityView.position)
        return self._snapshots.objects(found.limit(limit))

    def last(self, shelves: Sequence[str], span: Span, limit: int) -> Sequence[ActivityView]:
        """The last changes of a span that stand on all of these shelves, newest first."""
        found = select(ActivityView).where(*_within(shelves, span)).order_by(ActivityView.position.desc())
        return self._snapshots.objects(found.limit(limit))

    def days(self, shelves: Sequence[str], span: Span) -> Sequence[tuple[int, int]]:
        """The days of a span that had changes, counted from 1970, and how many."""
        day = ActivityView.at // DAY
        found = select(day, func.count()).where(*_within(shelves, span)).group_by(day).order_by(day)
        return [(int(number), int(changes)) for number, changes in self._snapshots.rows(found)]


def _within(shelves: Sequence[str], span: Span) -> list[ColumnElement[bool]]:
    shelf, *others = shelves
    on_others = (
        select(Other.position).where(Other.shelf == other, Other.position == ActivityView.position).exists()
        for other in others
    )
    return [ActivityView.shelf == shelf, *span.bounds(), *on_others]
