"""How often things failed since the program was started, and when each may be tried again."""

import time
from collections.abc import Callable

FIRST_SECONDS, LONGEST_SECONDS = 0.5, 60.0


class Tries:
    """Waits twice as long after each failure of the same thing."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._failed: dict[str, tuple[int, float]] = {}

    def may(self, id: str) -> bool:
        """Whether it is time to try."""
        return self._failed.get(id, (0, 0.0))[1] <= self._clock()

    def fail(self, id: str) -> int:
        """Note a failure; how many there were."""
        count = self._failed.get(id, (0, 0.0))[0] + 1
        pause = min(FIRST_SECONDS * 2 ** min(count - 1, 10), LONGEST_SECONDS)
        self._failed[id] = (count, self._clock() + pause)
        return count

    def forget(self, id: str) -> None:
        self._failed.pop(id, None)
