"""How much of the log is folded at once."""

from app.infrastructure.event_store.event_repository import EventRepository
from app.infrastructure.event_store.stored_event import StoredEvent
from app.query.projections.view_orders import ORDERS

PAGE, PAGE_BYTES = 500, 250_000


def page_of(events: EventRepository, after: int, upto: int | None = None) -> list[StoredEvent]:
    """The next events, as many as need not hold up the views for long, none behind an order: it holds for those."""
    limit = PAGE if upto is None else min(PAGE, upto - after)
    page = events.read(after, limit) if limit > 0 else []
    size = 0
    for number, stored in enumerate(page):
        size += len(stored.body)
        if size > PAGE_BYTES and number:
            return page[:number]
        if stored.type in ORDERS:
            return page[: number + 1]
    return page
