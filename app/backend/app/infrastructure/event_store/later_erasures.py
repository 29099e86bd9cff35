"""Repeats in a restored log the erasures that a newer log still knows of."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from uuid import UUID, uuid5

from app.domain.events.event import EVENT_TYPES, DomainEvent, Withheld, erasing_types
from app.infrastructure.event_store.appends import Append, StreamAppend
from app.infrastructure.event_store.erasures import doomed
from app.infrastructure.event_store.event_repository import EventRepository
from app.infrastructure.event_store.key_repository import KeyRepository
from app.infrastructure.event_store.stored_event import StoredEvent
from app.infrastructure.serializers.json_serializer import DamagedBody

NAME = "restored"
PAGE = 500


@dataclass(frozen=True, slots=True)
class LaterErasures:
    """A log that was restored with its keys, and a newer one that knows what was erased since.

    The erasure itself is told again, with its actor, so that the restored log says why a text is gone.
    """

    known: EventRepository
    events: EventRepository
    keys: KeyRepository

    def lost(self) -> tuple[int, int] | None:
        """The first and last position that the newer log has beyond the restored one, if it is the same history."""
        head, known = self.events.head(), self.known.head()
        return (head + 1, known) if self._is_continued(head) and head < known else None

    def repeat(self) -> int:
        """Append every later erasure of a text that is here; how many there were."""
        return sum(self._repeat(stored) for stored in self._erasing())

    def _erasing(self) -> Iterator[StoredEvent]:
        head, types = self.events.head(), erasing_types(EVENT_TYPES)
        after = head if self._is_continued(head) else 0
        while page := self.known.read(after, PAGE):
            yield from (stored for stored in page if stored.type in types)
            after = page[-1].position

    def _is_continued(self, head: int) -> bool:
        """Whether the newer log begins with the restored one."""
        return head == 0 or [each.leaf for each in self.known.read(head - 1, 1)] == [
            each.leaf for each in self.events.read(head - 1, 1)
        ]

    def _repeat(self, stored: StoredEvent) -> bool:
        erasure = stored.read().event.erasure()
        named = doomed(self.known, self.keys, stored.position, erasure) if erasure else []
        if not any(self.keys.find(named).values()):
            return False
        version = len(self.events.stream(stored.stream_id))
        command_id = str(uuid5(UUID(stored.event_id), NAME))
        append = Append(
            id=stored.stream_id,
            version=version + 1,
            streams=(StreamAppend(stored.stream_id, version, (self._told(stored),)),),
            command_id=command_id,
            correlation_id=stored.correlation_id,
            causation_id=stored.event_id,
            actor_id=stored.actor_id,
        )
        self.events.append(append)
        return True

    def _told(self, stored: StoredEvent) -> DomainEvent:
        """The erasure, without its own texts where these cannot be read any more."""
        try:
            [recorded] = self.known.open([stored])
        except DamagedBody:
            recorded = stored.read()
        event = recorded.event
        withheld = [each.name for each in fields(event) if isinstance(getattr(event, each.name), Withheld)]  # type: ignore[arg-type]
        return replace(event, **dict.fromkeys(withheld))  # type: ignore[type-var]
