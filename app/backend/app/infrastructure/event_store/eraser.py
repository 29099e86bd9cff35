"""Destroys the keys that erasures name: the log is followed, and what was done is an event again."""

from uuid import UUID, uuid5

import structlog
from sqlalchemy import Engine

from app.domain.events.event import EVENT_TYPES, Erasure, erasing_types
from app.domain.events.key_events import KeysDestroyed
from app.infrastructure.event_store.appends import Append, StreamAppend, StreamConflict
from app.infrastructure.event_store.erasures import doomed
from app.infrastructure.event_store.event_repository import EventRepository
from app.infrastructure.event_store.follower import Follower, find_position, position_row
from app.infrastructure.event_store.key_repository import KeyRepository
from app.infrastructure.event_store.stored_event import StoredEvent

log = structlog.get_logger(__name__)

NAME = "eraser"


class Eraser(Follower):
    """Follows the log from its own position; a restart repeats nothing that shows.

    The position is kept in the database of the log, with what was done, and in the key store: one of them may come
    from an older back-up than the other.
    """

    failing = "Erasing fails"

    def __init__(self, events: EventRepository, keys: KeyRepository, engine: Engine) -> None:
        self._keys = keys
        self._in_log = find_position(engine, NAME) or 0
        super().__init__(NAME, events, erasing_types(EVENT_TYPES), min(self._in_log, keys.marked()))

    def settle(self) -> None:
        """Carry out again, before anybody reads, what the key store does not know of, as one from a back-up may not."""
        if self._position < self._in_log:
            log.warning("eraser.repeats", after=self._position, up_to=self._in_log)
            self.catch_up()
            self._keys.mark(self._position)

    def _take(self, stored: StoredEvent) -> None:
        if erasure := stored.read().event.erasure():
            self._erase(stored, erasure)

    def _erase(self, stored: StoredEvent, erasure: Erasure) -> None:
        event_ids = doomed(self._events, self._keys, stored.position, erasure)
        self._keys.blank(event_ids)
        self._tell(stored, KeysDestroyed(stored.event_id, len(event_ids)))
        log.info("keys.destroyed", erasure=stored.event_id, keys=len(event_ids))

    def _tell(self, stored: StoredEvent, told: KeysDestroyed) -> None:
        """Keep the position, with what was done up to there."""
        stream_id = str(uuid5(UUID(stored.event_id), NAME))
        append = Append(
            id=stream_id,
            version=0,
            streams=(StreamAppend(stream_id, 0, (told,)),),
            command_id=stream_id,
            correlation_id=stored.correlation_id,
            causation_id=stored.event_id,
            rows=(position_row(NAME, stored.position),),
        )
        try:
            self._events.append(append)
        except StreamConflict:
            log.info("keys.destroyed_before", erasure=stored.event_id)
        self._keys.mark(stored.position)
        self._kept = stored.position

    def _keep(self, position: int) -> None:
        super()._keep(position)
        self._keys.mark(position)
