"""Removes keys that never opened anything: those of appends that were refused, or that a crash cut off."""

import threading
import time

import structlog
from sqlalchemy import Engine, select
from sqlalchemy.exc import SQLAlchemyError

from app.infrastructure.event_store.appends import LogUnavailable
from app.infrastructure.event_store.event_repository import EventRepository
from app.infrastructure.event_store.key_repository import KeyRepository
from app.infrastructure.event_store.tables import events as log_of_events

log = structlog.get_logger(__name__)

PAGE = 500
KEPT_SECONDS = 24 * 3_600
EVERY_SECONDS = 3_600.0
PAUSE_SECONDS = 0.05


class KeySweep:
    """Goes through the keys in their order, once, and then on from there; so an hour's work is an hour's keys."""

    def __init__(self, events: EventRepository, keys: KeyRepository, engine: Engine) -> None:
        self._events, self._keys, self._engine = events, keys, engine
        self._after = ""
        self._stopped = threading.Event()

    def stop(self) -> None:
        self._stopped.set()

    def run(self) -> None:
        """Sweep every hour until stopped."""
        while not self._stopped.is_set():
            try:
                self.sweep()
            except (SQLAlchemyError, LogUnavailable) as error:
                log.warning("keys.not_swept", error=type(error).__name__)
            self._stopped.wait(EVERY_SECONDS)

    def sweep(self) -> int:
        """Forget the keys of no event that are older than a day; how many there were."""
        if self._keys.marked() > self._events.head():
            log.warning("keys.of_another_log")  # they may be the keys of a newer log that is still somewhere
            return 0
        before, count = time.time_ns() // 1_000 - KEPT_SECONDS * 1_000_000, 0
        while not self._stopped.is_set() and (page := self._keys.older_than(before, self._after, PAGE)):
            orphans = self._orphans(page)
            self._keys.forget(orphans)
            count, self._after = count + len(orphans), page[-1][0]
            self._stopped.wait(PAUSE_SECONDS)  # nobody waits for this, others for their turn
        if count:
            log.info("keys.swept", keys=count)
        return count

    def _orphans(self, page: list[tuple[str, str]]) -> list[str]:
        """The events, of those that have a key, that are not in the log."""
        streams = {stream_id for _, stream_id in page}
        found = select(log_of_events.c.event_id).where(log_of_events.c.stream_id.in_(streams))
        with self._engine.connect() as connection:
            there = set(connection.scalars(found))
        return [event_id for event_id, _ in page if event_id not in there]
