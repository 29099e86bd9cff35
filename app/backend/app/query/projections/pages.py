"""How much of the log is folded at once."""

from itertools import accumulate

from app.infrastructure.event_store.event_repository import EventRepository
from app.infrastructure.event_store.stored_event import StoredEvent

PAGE, PAGE_BYTES = 200, 400_000


def page_of(events: EventRepository, after: int, upto: int | None = None) -> list[StoredEvent]:
    """The next events, as many as need not hold up the views for long."""
    limit = PAGE if upto is None else min(PAGE, upto - after)
    page = events.read(after, limit) if limit > 0 else []
    sizes = accumulate(len(stored.body) for stored in page)
    return [stored for stored, size in zip(page, sizes, strict=True) if size <= PAGE_BYTES] or page[:1]
