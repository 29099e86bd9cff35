"""Opens the texts of a log, and sees to it that those are gone, and only those, that an erasure names."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Engine, select

from app.domain.events.event import Erasure, RecordedEvent, UnknownEvent
from app.domain.events.key_events import KeysDestroyed
from app.infrastructure.event_store.erasures import doomed
from app.infrastructure.event_store.event_repository import EventRepository
from app.infrastructure.event_store.key_repository import BLANK, KeyRepository, keys
from app.infrastructure.event_store.stored_event import StoredEvent
from app.infrastructure.serializers.json_serializer import DamagedBody, has_text
from app.infrastructure.times import microseconds

CHUNK = 500

Opened = RecordedEvent | UnknownEvent | DamagedBody


class TextCheck:
    """Follows a log from its beginning; whoever checks hands every event over, in order."""

    def __init__(self, events: EventRepository, repository: KeyRepository, engine: Engine) -> None:
        self.erased = 0
        self._events, self._keys, self._engine = events, repository, engine
        self._gone: dict[str, int] = {}
        self._told: dict[str, tuple[RecordedEvent, Erasure]] = {}
        self._people: set[str] = set()

    def open(self, page: Sequence[StoredEvent]) -> Iterator[Opened]:
        """Each event with its text, or why it cannot be read."""
        found = self._keys.find([stored.event_id for stored in page if has_text(stored.body)])
        blank = {event_id for event_id, key in found.items() if key is None}
        self.erased += len(blank)
        self._gone |= {stored.event_id: stored.position for stored in page if stored.event_id in blank}
        try:
            yield from self._events.open(page)
        except (UnknownEvent, DamagedBody):
            yield from (self._open(stored) for stored in page)

    def follow(self, recorded: RecordedEvent) -> str | None:
        """What is wrong with the keys that the event speaks of."""
        if isinstance(recorded.event, KeysDestroyed):
            return self._left_of(recorded.event.erasure_event_id)
        if erasure := recorded.event.erasure():
            self._told[recorded.event_id] = (recorded, erasure)
            self._people |= {erasure.subject_id} if erasure.subject_id else set()
            for event_id in doomed(self._events, self._keys, recorded.position, erasure):
                self._gone.pop(event_id, None)
        return None

    def unexplained(self) -> int | None:
        """The first position whose text is gone without an erasure that names it."""
        of_erased = select(keys.c.event_id, keys.c.subject_id)
        positions: list[int] = []
        with self._engine.connect() as connection:
            for chunk in _chunks(list(self._gone)):
                rows = connection.execute(of_erased.where(keys.c.event_id.in_(chunk)))
                positions += [self._gone[row.event_id] for row in rows if row.subject_id not in self._people]
        return min(positions, default=None)

    def _left_of(self, erasure_event_id: str) -> str | None:
        """Keys that live although their destruction was told, as in a key store from an old back-up."""
        if (told := self._told.pop(erasure_event_id, None)) is None:
            return None
        recorded, erasure = told
        living = select(keys.c.event_id).where(keys.c.key != BLANK, keys.c.at <= microseconds(recorded.at))
        with self._engine.connect() as connection:
            for chunk in _chunks(doomed(self._events, self._keys, recorded.position, erasure)):
                if left := connection.scalar(living.where(keys.c.event_id.in_(chunk)).limit(1)):
                    return f"it tells that keys were destroyed, but the key of event {left} is there."
        return None

    def _open(self, stored: StoredEvent) -> Opened:
        try:
            [recorded] = self._events.open([stored])
        except (UnknownEvent, DamagedBody) as error:
            return error
        return recorded


def _chunks(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (ids[start : start + CHUNK] for start in range(0, len(ids), CHUNK))
