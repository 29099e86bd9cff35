"""The doorbell: tells those who follow the log that it has grown. They pull by position."""

from collections.abc import Callable

import structlog
from blinker import Signal

log = structlog.get_logger(__name__)
Listener = Callable[[int], None]


class EventBus:
    """Carries positions within one process. Loss, repetition and disorder do no harm."""

    def __init__(self) -> None:
        self._grown = Signal()

    def subscribe(self, listener: Listener) -> None:
        """Call the listener with the head of the log; one that raises does not stop the others."""

        def receive(_: object, *, position: int) -> None:
            try:
                listener(position)
            except Exception:
                log.exception("event_bus.listener_failed", position=position)

        self._grown.connect(receive, weak=False)

    def publish(self, position: int) -> None:
        self._grown.send(self, position=position)
