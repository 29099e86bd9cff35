"""How often one may ask: a bucket of tokens for each key, refilled at a steady pace (GCRA)."""

import threading
from collections.abc import Callable
from dataclasses import dataclass

MOST_KEYS = 50_000


@dataclass(frozen=True, slots=True)
class Rate:
    """So many at once, and then one more each so many seconds."""

    burst: int
    seconds: float


class RateLimit:
    """Counts by key. Of each key it keeps one number: when its bucket will be full again."""

    def __init__(self, rate: Rate, clock: Callable[[], float]) -> None:
        self._rate, self._clock = rate, clock
        self._full_at: dict[str, float] = {}
        self._lock = threading.Lock()

    def take(self, key: str, tokens: int = 1) -> float:
        """Take tokens, at most a full bucket; where there are too few take none, and tell in how many seconds not."""
        tokens = min(tokens, self._rate.burst)
        with self._lock:
            now = self._clock()
            full_at = max(self._full_at.pop(key, now), now)
            wait = full_at - now - (self._rate.burst - tokens) * self._rate.seconds
            self._full_at[key] = full_at if wait > 0 else full_at + tokens * self._rate.seconds
            self._forget()
        return max(wait, 0.0)

    def _forget(self) -> None:
        """Forget whoever has not asked for longest, so that many keys cannot fill the memory."""
        while len(self._full_at) > MOST_KEYS:
            del self._full_at[next(iter(self._full_at))]
