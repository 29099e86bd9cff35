"""What a machine is found to be like: its log, its disk, its back-ups, its processes."""

from dataclasses import dataclass
from datetime import datetime, timedelta

LEAST_FREE = 100 * 1024 * 1024
OLD = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Checked:
    """The outcome of the last check of a log; ``upto`` is the last position that holds, or the first that does not."""

    at: str
    upto: int
    is_sound: bool


@dataclass(frozen=True, slots=True)
class LogSize:
    """How many events there are, and how many bytes they take with all that is kept beside them."""

    events: int
    bytes: int | None
    checked: Checked | None = None


@dataclass(frozen=True, slots=True)
class Room:
    """The bytes of a disk that are free, and those that are needed to write the views anew after an erasure."""

    free: int
    needed: int

    @property
    def is_low(self) -> bool:
        return self.free < self.needed


@dataclass(frozen=True, slots=True)
class Backup:
    """The youngest one, by when it was made; none where there is none."""

    made_at: str | None

    def is_old(self, now: datetime) -> bool:
        return self.made_at is not None and now - datetime.fromisoformat(self.made_at) > OLD


@dataclass(frozen=True, slots=True)
class ProcessCondition:
    """How many events a process has still to answer, and for how many things it stands still."""

    process: str
    lag_events: int
    parked: int


@dataclass(frozen=True, slots=True)
class Condition:
    """All of it; none for what is not known here."""

    log: LogSize | None = None
    room: Room | None = None
    backup: Backup | None = None
    processes: tuple[ProcessCondition, ...] = ()
