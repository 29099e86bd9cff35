"""How far a group of views has come, and the waiting for it to come further."""

import threading
from collections.abc import Callable

from app.infrastructure.pulse import Pulse

WAIT_SECONDS = 2.0
MOST_WAITERS = 6
FAR_AHEAD = 100_000


class Progress:
    """The position that the views have reached; those who wait are bounded in number and time.

    ``moves`` counts how often the views were written, by new events or by a rebuild. The ``pulse`` tells whether
    anybody keeps them up to date.
    """

    def __init__(self) -> None:
        self.epoch = ""
        self.moves = 0
        self.pulse = Pulse()
        self._position = 0
        self._changed = threading.Condition()
        self._places = threading.BoundedSemaphore(MOST_WAITERS)
        self._listeners: list[Callable[[], None]] = []
        self._roll_calls = 0
        self.closed = False

    @property
    def position(self) -> int:
        return self._position

    @property
    def is_late(self) -> bool:
        """Whether an answer from these views is stale, whatever who asks has seen."""
        return self.pulse.is_late

    def reached(self, position: int) -> None:
        with self._changed:
            self._move(max(self._position, position))
        self._tell()

    def found(self, epoch: str, position: int) -> None:
        """The views stand there by another process's doing, in whatever history."""
        with self._changed:
            self.epoch = epoch
            self._move(position)
        self._tell()

    def subscribe(self, listener: Callable[[], None]) -> None:
        """Call the listener whenever the views have moved, in the thread that moved them."""
        self._listeners.append(listener)

    def wait_beyond(self, position: int, seconds: float) -> bool:
        """Whether the views move beyond the position in that time; streams wait here, outside the bound."""
        with self._changed:
            heard, epoch = self._roll_calls, self.epoch
            self._changed.wait_for(
                lambda: self.closed or position < self._position or heard < self._roll_calls or epoch != self.epoch,
                seconds,
            )
        return position < self._position

    def call_roll(self) -> None:
        """Wake every stream, so that it speaks, and those that speak to nobody find out."""
        with self._changed:
            self._roll_calls += 1
            self._changed.notify_all()

    def close(self) -> None:
        """Let nobody wait any more: the process ends."""
        with self._changed:
            self.closed = True
            self._changed.notify_all()

    def wait_for(self, position: int) -> bool:
        """Whether the views reach the position within two seconds; false at once when too many wait."""
        if position <= self._position:
            return True
        if position > self._position + FAR_AHEAD or not self._places.acquire(blocking=False):
            return False
        try:
            with self._changed:
                self._changed.wait_for(lambda: self.closed or position <= self._position, WAIT_SECONDS)
                return position <= self._position
        finally:
            self._places.release()

    def _move(self, position: int) -> None:
        self._position = position
        self.moves += 1
        self._changed.notify_all()

    def _tell(self) -> None:
        for listener in self._listeners:
            listener()
