"""What one command hands to the log, and how the log may refuse it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from sqlite3 import SQLITE_FULL

from sqlalchemy import Table

from app.domain.events.event import DomainEvent

DISK_FULL = "53100"
"""PostgreSQL's code, as SQLITE_FULL is SQLite's."""


@dataclass(frozen=True, slots=True)
class State:
    """What a stream has come to, as JSON without any text that can be erased; only who knows the form can read it."""

    form: str
    values: bytes


@dataclass(frozen=True, slots=True)
class StreamAppend:
    """New events of one stream, the version that it is expected to have, and what it comes to by them, if known."""

    stream_id: str
    expected_version: int
    events: tuple[DomainEvent, ...]
    state: State | None = None

    @property
    def version(self) -> int:
        """That the stream then has."""
        return self.expected_version + len(self.events)


@dataclass(frozen=True, slots=True)
class Claim:
    """A value that only one owner may hold; ``digest`` is its HMAC, never the value."""

    kind: str
    digest: str
    owner: str


@dataclass(frozen=True, slots=True)
class IdempotencyKey:
    """A key that a client may use again to ask for the outcome of the same request."""

    scope: str
    key: str
    request: str


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row of the write side that changes with the events.

    A row that is there already keeps what ``values`` do not name. Without ``values`` all rows with that
    ``key`` are removed, save those that are ``spared``.
    """

    table: Table
    key: Mapping[str, object]
    values: Mapping[str, object] | None
    spared: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Receipt:
    """The outcome of a command: what it touched, that thing's version, its place in the log."""

    id: str
    version: int
    position: int
    replayed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Append:
    """One command's facts: all of it becomes durable, or nothing."""

    id: str
    version: int
    streams: tuple[StreamAppend, ...]
    command_id: str
    correlation_id: str
    causation_id: str | None = None
    actor_id: str | None = None
    claims: tuple[Claim, ...] = ()
    released: tuple[Claim, ...] = ()
    idempotency: IdempotencyKey | None = None
    rows: tuple[RowChange, ...] = field(default_factory=tuple)

    def marks(self) -> frozenset[str]:
        """What no other append of the same batch may share."""
        marks = [f"stream {stream.stream_id}" for stream in self.streams]
        marks += [f"claim {claim.digest}" for claim in (*self.claims, *self.released)]
        if self.idempotency:
            marks.append(f"key {self.idempotency.scope} {self.idempotency.key}")
        return frozenset(marks)


class AppendRefused(Exception):
    """The log did not take an append; nothing of it is stored."""


class StreamConflict(AppendRefused):
    """The stream has another version than the append expected."""

    def __init__(self, stream_id: str, actual_version: int) -> None:
        super().__init__(f"stream {stream_id} is at version {actual_version}")
        self.stream_id, self.actual_version = stream_id, actual_version


class ClaimTaken(AppendRefused):
    """Another owner holds the value."""

    def __init__(self, kind: str) -> None:
        super().__init__(f"the {kind} is taken")
        self.kind = kind


class KeyReused(AppendRefused):
    """The idempotency key belongs to another request."""


class Overloaded(AppendRefused):
    """Too many appends wait."""


class ClockBehind(AppendRefused):
    """The machine's clock is behind the last event, so times would lie."""


class LogUnavailable(AppendRefused):
    """The storage of the log does not answer as it should."""

    @staticmethod
    def of(error: Exception) -> "LogUnavailable":
        """What an error of the database's driver means."""
        code = getattr(error, "sqlite_errorcode", None) or getattr(error, "sqlstate", None)
        return (LogFull if code in (SQLITE_FULL, DISK_FULL) else LogUnavailable)(str(error))


class LogFull(LogUnavailable):
    """The disk of the log is full."""
