"""What administrators have ordered about views, read from the log."""

from collections import defaultdict
from collections.abc import Callable, Sequence

from sqlalchemy import Connection

from app.domain.events.view_events import VIEWS_ID, ViewParkedDiscarded, ViewRebuildOrdered, ViewRetryOrdered
from app.infrastructure.event_store.event_repository import EventRepository
from app.infrastructure.event_store.stored_event import StoredEvent
from app.query.projections.generations import BUILDING, begin_generation, generations_of
from app.query.projections.parked import unpark
from app.query.projections.projection import Group

ORDERS = {kind.type_name for kind in (ViewRebuildOrdered, ViewRetryOrdered, ViewParkedDiscarded)}


class Discarded:
    """The events that views are to do without."""

    def __init__(self) -> None:
        self._spans: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)

    def __bool__(self) -> bool:
        return bool(self._spans)

    def add(self, order: ViewParkedDiscarded) -> None:
        self._spans[order.view, order.stream_id].append((order.first, order.last))

    def has(self, view: str, stream_id: str, position: int) -> bool:
        return any(first <= position <= last for first, last in self._spans.get((view, stream_id), ()))


def discarded(events: EventRepository) -> Discarded:
    """All that was ever discarded: whoever folds an event again must know of the order that came later."""
    found = Discarded()
    for stored in events.stream(VIEWS_ID):
        if isinstance(order := stored.read().event, ViewParkedDiscarded):
            found.add(order)
    return found


def obey(connection: Connection, group: Group, page: Sequence[StoredEvent], head: Callable[[], int]) -> None:
    """Do what the page orders, in the transaction that folds it.

    An order to build is carried out already where building was begun after it was given.
    """
    orders = [(stored.position, stored.read().event) for stored in page if stored.type in ORDERS]
    for position, order in orders:
        if isinstance(order, ViewParkedDiscarded):
            unpark(connection, order.view, order.stream_id, first=order.first, last=order.last)
        if isinstance(order, ViewRebuildOrdered | ViewRetryOrdered) and order.view in group.views:
            begun = generations_of(connection, [order.view])
            if all(each.began < position for each in begun):
                begin_generation(connection, group.views[order.view], BUILDING, head=max(head(), position))
