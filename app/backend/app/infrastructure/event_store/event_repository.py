"""The log as the program uses it: one contract, one write path, and an engine below."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from cryptography.exceptions import InvalidTag
from sqlalchemy import Engine, bindparam, select, text

from app.domain.events.event import ERASED, DomainEvent, RecordedEvent, Withheld
from app.infrastructure.event_store import recent_states
from app.infrastructure.event_store.appends import Append, IdempotencyKey, KeyReused, LogUnavailable, Receipt
from app.infrastructure.event_store.group_commit import GroupCommit, Outcome
from app.infrastructure.event_store.key_repository import KeyRepository
from app.infrastructure.event_store.lookups import Lookup
from app.infrastructure.event_store.prepared_append import PreparedAppend, prepare
from app.infrastructure.event_store.recent_states import RecentStates
from app.infrastructure.event_store.stored_event import StoredEvent, place_of
from app.infrastructure.event_store.tables import claims, idempotency
from app.infrastructure.sealing import Seal
from app.infrastructure.serializers.json_serializer import DamagedBody, Open, decode, has_text

FIND_OWNER = select(claims.c.owner).where(claims.c.digest == bindparam("digest"))
FIND_KEY = select(idempotency.c.request, idempotency.c.id, idempotency.c.version, idempotency.c.position).where(
    idempotency.c.scope == bindparam("scope"), idempotency.c.key == bindparam("key")
)
FIND_HISTORY = text("""
SELECT cast(NULL AS text) AS type, cast(NULL AS integer) AS schema_version, version, state FROM snapshots
WHERE stream_id = :id AND form = :form
UNION ALL
SELECT type, schema_version, stream_version, body FROM events WHERE stream_id = :id AND stream_version > coalesce(
    (SELECT version FROM snapshots WHERE stream_id = :id AND form = :form), 0)
ORDER BY 3
""")
"""The stream's snapshot in a form, if there is one, and the events behind it, in order."""


class KeyMissing(DamagedBody):
    """The key store has no row for an event, which is never how an erasure looks."""


@dataclass(frozen=True, slots=True)
class History:
    """What a stream had come to at a version of it, and the events since then, without their texts."""

    version: int
    state: bytes | None
    events: list[DomainEvent]


class EventRepository(ABC):
    """An append-only log with dense positions and gapless stream versions; rings with its head after each batch."""

    epoch: str
    """Names this history of the log; another one after a restore."""
    failures: tuple[type[Exception], ...]
    """What the engine's driver raises when the storage does not answer as it should."""
    is_shared: ClassVar[bool] = False
    """Whether other processes may write it, whose doorbell is not heard here."""

    def __init__(self, engine: Engine, keys: KeyRepository, ring: Callable[[int], None]) -> None:
        self._engine = engine
        self._keys = keys
        self._ring = ring
        self._commits = GroupCommit(self._commit)
        self._recent = RecentStates(0 if self.is_shared else recent_states.MOST)
        self._find_owner, self._find_key = Lookup(engine, FIND_OWNER), Lookup(engine, FIND_KEY)
        self._find_history = Lookup(engine, FIND_HISTORY)

    def append(self, append: Append) -> Receipt:
        """Make all of it durable, or raise ``AppendRefused`` and store nothing."""
        return self._commits.append(append)

    def open(self, stored: Sequence[StoredEvent]) -> list[RecordedEvent]:
        """The events with their texts; raises ``KeyMissing``, ``DamagedBody`` or ``UnknownEvent``."""
        keys = self._keys.find([event.event_id for event in stored if has_text(event.body)])
        return [event.read(_opener(event, keys)) for event in stored]

    def history(self, stream_id: str, form: str) -> History:
        """What an aggregate is loaded from; raises ``UnknownEvent`` or ``DamagedBody``."""
        if known := self._recent.find(stream_id, form):
            return History(*known, [])
        rows = self._find_history.find_all(id=stream_id, form=form)
        version, state = (rows[0][2], rows[0][3]) if rows and rows[0][0] is None else (0, None)
        return History(version, state, [decode(row[0], row[1], row[3], None) for row in rows if row[0] and row[1]])

    def owner(self, digest: str) -> str | None:
        """Who holds a claim."""
        row = self._find_owner.find(digest=digest)
        return row[0] if row else None

    def replay(self, key: IdempotencyKey) -> Receipt | None:
        """The receipt that the key already has; raises ``KeyReused``."""
        row = self._find_key.find(scope=key.scope, key=key.key)
        if row is None:
            return None
        request, id, version, position = row
        if request != key.request:
            raise KeyReused
        return Receipt(id, version, position, replayed=True)

    @abstractmethod
    def head(self) -> int:
        """The position of the last event; 0 for an empty log."""

    @abstractmethod
    def now(self) -> int:
        """The time that an append would get now, in microseconds since 1970."""

    @abstractmethod
    def read(self, after: int, limit: int, types: frozenset[str] | None = None) -> list[StoredEvent]:
        """The events behind a position, in order; of these types only, where they are named."""

    @abstractmethod
    def stream(self, stream_id: str, after: int = 0) -> list[StoredEvent]:
        """The events of one stream behind a version of it, in order; none for an unknown stream."""

    @abstractmethod
    def reasons(self) -> list[str]:
        """Why the log cannot take appends now; none when all is well."""

    @abstractmethod
    def close(self) -> None:
        """Give back the connection that is kept for writing."""

    @abstractmethod
    def _write(self, appends: Sequence[PreparedAppend]) -> list[Outcome]:
        """Store a batch in one transaction, each append judged on its own; raises its ``failures``."""

    def _commit(self, appends: Sequence[Append]) -> list[Outcome]:
        """A key without an event does no harm, an event without its key does: keys come first.

        Appends are prepared here and not by their callers, as one thread does that faster than many in turn.
        """
        prepared = [prepare(append) for append in appends]
        self._recent.forget(appends)
        try:
            self._keys.put([key for each in prepared for key in each.keys])
            outcomes = self._write(prepared)
        except self.failures as error:
            raise LogUnavailable.of(error) from error
        told = [(append, each) for append, each in zip(appends, outcomes, strict=True) if isinstance(each, Receipt)]
        self._recent.keep(append for append, receipt in told if not receipt.replayed)
        if told:
            self._ring(max(receipt.position for _, receipt in told))
        return outcomes


def _opener(event: StoredEvent, keys: Mapping[str, bytes | None]) -> Open:
    def open(text: bytes) -> bytes | Withheld:
        try:
            key = keys[event.event_id]
            return ERASED if key is None else Seal(key).open(text, place_of(event.type, event.event_id))
        except KeyError:
            raise KeyMissing(f"the event at position {event.position} has no key") from None
        except InvalidTag:
            raise DamagedBody(f"the event at position {event.position} does not open with its key") from None

    return open
