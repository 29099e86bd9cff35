"""Which texts an erasure in the log names."""

from app.domain.events.event import Erasure
from app.infrastructure.event_store.event_repository import EventRepository
from app.infrastructure.event_store.key_repository import KeyRepository


def doomed(events: EventRepository, keys: KeyRepository, position: int, erasure: Erasure) -> list[str]:
    """The events that an erasure at a position names, none of its streams told after it."""
    streams = [stored for id in erasure.stream_ids for stored in events.stream(id)]
    before = [stored.event_id for stored in streams if stored.position < position]
    person = keys.of_subject(erasure.subject_id) if erasure.subject_id else []
    return list(dict.fromkeys((*erasure.event_ids, *before, *person)))
