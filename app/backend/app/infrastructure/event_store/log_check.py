"""Reads a whole log and tells the first place at which it is not what was once written."""

import struct
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from app.domain.events.event import UnknownEvent
from app.infrastructure.event_store.event_repository import EventRepository
from app.infrastructure.event_store.leaf_hash import inner_hash, leaf_hash
from app.infrastructure.event_store.log_records import LogRecords, Streams
from app.infrastructure.event_store.stored_event import StoredEvent
from app.infrastructure.event_store.text_check import Opened, TextCheck
from app.infrastructure.serializers.json_serializer import DamagedBody

PAGE = 500
BEFORE_ALL = -(2**62)

Advance = Callable[[int], None]


class LogDamaged(Exception):
    """The log is not what was written. ``position`` is the first bad one, where the damage has a position."""

    def __init__(self, what: str, position: int | None = None) -> None:
        super().__init__(what if position is None else f"Position {position}: {what}")
        self.position = position


@dataclass(frozen=True, slots=True)
class CheckedLog:
    """What a check that found nothing wrong has seen."""

    head: int
    erased: int


class LogCheck:
    """Reads page by page while the board may run; ``texts`` is none where the keys are elsewhere.

    Memory grows with the number of erased texts alone, since an erasure stands after what it erases.
    """

    def __init__(self, events: EventRepository, records: LogRecords, texts: TextCheck | None) -> None:
        self._events, self._records, self._texts = events, records, texts
        self._position, self._at = 0, 0

    def run(self, advance: Advance) -> CheckedLog:
        """Check all there is; raises ``LogDamaged``."""
        for page in self._pages():
            sound, damage = self._sound(page)
            for stored, opened in zip(sound, self._opened(sound), strict=True):
                self._check_text(stored, opened)
            if damage:
                raise damage
            advance(self._position)
        if wrong := self._records.wrong():
            raise LogDamaged(wrong)
        if self._texts and (unexplained := self._texts.unexplained()):
            raise LogDamaged("its text is gone, and no erasure in the log says so.", unexplained)
        return CheckedLog(self._position, self._texts.erased if self._texts else 0)

    def _pages(self) -> Iterator[Sequence[StoredEvent]]:
        after = BEFORE_ALL
        while page := self._events.read(after, PAGE):
            yield page
            after = page[-1].position

    def _sound(self, page: Sequence[StoredEvent]) -> tuple[Sequence[StoredEvent], LogDamaged | None]:
        """The events before the first whose form is damaged, as only those can be opened, and that damage."""
        streams = self._records.streams_of(page)
        for number, stored in enumerate(page):
            try:
                self._check(stored, streams)
            except LogDamaged as damage:
                return page[:number], damage
        return page, None

    def _opened(self, page: Sequence[StoredEvent]) -> Iterator[Opened]:
        return self._texts.open(page) if self._texts else map(_read, page)

    def _check(self, stored: StoredEvent, streams: Streams) -> None:
        expected, self._position = self._position + 1, stored.position
        if stored.position > expected:
            raise LogDamaged(f"the event is missing; the next one is at {stored.position}.", expected)
        if stored.position < expected:
            raise LogDamaged("a log begins at position 1.", stored.position)
        if not leaf_holds(stored):
            raise LogDamaged(f"the {stored.type} is not what was written, its hash tells.", stored.position)
        if stored.at < self._at:
            raise LogDamaged("its time is before that of the event before it.", stored.position)
        self._at = stored.at
        if wrong := streams.follow(stored):
            raise LogDamaged(wrong, stored.position)

    def _check_text(self, stored: StoredEvent, opened: Opened) -> None:
        if isinstance(opened, UnknownEvent):
            raise LogDamaged(f"this version of Hindsight does not know {opened}.", stored.position)
        if isinstance(opened, DamagedBody):
            what = str(opened).replace(f" at position {stored.position}", "")
            raise LogDamaged(f"{what}.", stored.position)
        if self._texts and (wrong := self._texts.follow(opened)):
            raise LogDamaged(wrong, stored.position)


def _read(stored: StoredEvent) -> Opened:
    try:
        return stored.read()
    except (UnknownEvent, DamagedBody) as error:
        return error


def leaf_holds(stored: StoredEvent) -> bool:
    """Whether an event is what it was when its hash was made."""
    cause = (stored.actor_id, stored.command_id, stored.correlation_id, stored.causation_id)
    numbers = (stored.stream_version, stored.schema_version)
    try:
        inner = inner_hash((stored.stream_id, stored.event_id, *cause), numbers, stored.type, stored.body)
        return leaf_hash(stored.position, stored.at, inner) == stored.leaf
    except (AttributeError, TypeError, ValueError, struct.error):
        return False  # SQLite lets a column hold values of another type
