"""Whether views are kept up to date, as far as this process has heard."""

import threading
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

LATE_SECONDS = 10.0
"""From then on answers say that they are stale, and whoever gave no sign of life for so long is held to be dead."""
TURN_SECONDS = 0.5
FRESH, BEHIND, FAILING, SILENT = "fresh", "behind", "failing", "silent"


@dataclass(frozen=True, slots=True)
class Beat:
    """A sign of life of who folds a group of views.

    ``seconds`` is how long ago the first event that is missing was told, ``at`` counts milliseconds since 1970.
    """

    position: int
    head: int
    seconds: float
    failure: str = ""
    at: int | None = None


class Health(NamedTuple):
    """How a group of views stands; of who is silent nobody knows it, so it is taken for as late as it may be."""

    group: str
    position: int
    head: int
    seconds: float
    beat_at: int | None
    failure: str
    state: str

    @property
    def events(self) -> int:
        return max(self.head - self.position, 0)


class Pulse:
    """The last beat that was heard, and for how long it has been the last.

    ``is_late`` is asked at each answer: whether the views are known to be late, or nobody knows that they are not.
    """

    def __init__(self) -> None:
        self.last = Beat(0, 0, 0.0)
        self.is_late = False
        self._silence = 0.0
        self._turn = threading.Lock()

    def feel(self, beat: Beat, age: float = 0.0) -> None:
        """Somebody lives, or did so many seconds ago."""
        with self._turn:
            self.last, self._silence = beat, age
            self._judge()

    def hear(self, beat: Beat, age: float) -> None:
        """The last beat that was written down; if it is another than before, somebody lives."""
        if self.last.at is None:
            self.feel(beat, age)
        elif beat.at != self.last.at:
            self.feel(beat)

    def wait(self, seconds: float) -> None:
        """So much more time has passed."""
        with self._turn:
            self._silence += seconds
            self._judge()

    def health(self, group: str) -> Health:
        with self._turn:
            beat, silence = self.last, self._silence
        seconds = beat.seconds + silence if silence > LATE_SECONDS else beat.seconds
        return Health(group, beat.position, beat.head, seconds, beat.at, beat.failure, _state(beat, silence))

    def _judge(self) -> None:
        self.is_late = max(self.last.seconds, self._silence) > LATE_SECONDS


class Listener:
    """Counts how long pulses have been silent.

    It counts turns of its own and asks no clock: while all of the process is held up, nobody's silence grows.
    """

    def __init__(self, pulses: Iterable[Pulse]) -> None:
        self._pulses = list(pulses)
        self._stopped = threading.Event()

    def run(self) -> None:
        """Count until stopped."""
        while not self._stopped.wait(TURN_SECONDS):
            for pulse in self._pulses:
                pulse.wait(TURN_SECONDS)

    def stop(self) -> None:
        self._stopped.set()


def _state(beat: Beat, silence: float) -> str:
    if silence > LATE_SECONDS:
        return SILENT
    if beat.failure:
        return FAILING
    return BEHIND if beat.seconds > LATE_SECONDS else FRESH
