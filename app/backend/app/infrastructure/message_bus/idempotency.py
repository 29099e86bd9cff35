"""Retries of one request: the first runs, the others get its receipt."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from app.infrastructure.event_store.appends import IdempotencyKey, Receipt

WAIT_SECONDS = 5.0


class CommandInProgress(Exception):
    """The first request with this key still runs."""


class Idempotency:
    """Runs at most one request per key at a time and answers the rest from its receipt.

    Whatever is appended under a key that the log knows changes nothing and gives that receipt; so the key is looked up
    only where a command is refused that was done before.
    """

    def __init__(self, find: Callable[[IdempotencyKey], Receipt | None]) -> None:
        self._find = find
        self._running: set[tuple[str, str]] = set()
        self._changed = threading.Condition()

    def once(self, key: IdempotencyKey | None, run: Callable[[], Receipt]) -> Receipt:
        """The receipt of ``run``, or of the request that used the key before.

        Raises ``CommandInProgress`` when that one takes longer than five seconds.
        """
        if key is None:
            return run()
        with self.held(key):
            return self._run(key, run)

    def find(self, key: IdempotencyKey | None) -> Receipt | None:
        """The receipt that the key already has; raises ``KeyReused``."""
        return self._find(key) if key else None

    def _run(self, key: IdempotencyKey, run: Callable[[], Receipt]) -> Receipt:
        try:
            return run()
        except Exception:
            if receipt := self._find(key):
                return receipt
            raise

    @contextmanager
    def held(self, key: IdempotencyKey) -> Iterator[None]:
        """Let nobody else use the key meanwhile; raises ``CommandInProgress``."""
        name = (key.scope, key.key)
        with self._changed:
            if not self._changed.wait_for(lambda: name not in self._running, WAIT_SECONDS):
                raise CommandInProgress
            self._running.add(name)
        try:
            yield
        finally:
            with self._changed:
                self._running.discard(name)
                self._changed.notify_all()
