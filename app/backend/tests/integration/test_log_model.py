"""Whatever is appended in whatever order, the log does what a few dictionaries do."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from app.command.models.session import OpenSession
from app.infrastructure.event_store.appends import (
    Append,
    AppendRefused,
    Claim,
    ClaimTaken,
    IdempotencyKey,
    KeyReused,
    Receipt,
    RowChange,
    StreamAppend,
    StreamConflict,
)
from app.infrastructure.event_store.group_commit import Outcome
from tests.facts import PUBLISHED
from tests.integration.logs import Log, an_append, an_id, on_both_engines

FEW = st.integers(0, 2)
STREAMS = st.lists(st.tuples(FEW, st.sampled_from([0, 0, 0, -1, 1]), FEW), max_size=2, unique_by=lambda each: each[0])
CLAIMS = st.lists(st.tuples(FEW, FEW), max_size=2, unique_by=lambda each: each[0])
RELEASED = st.lists(FEW, max_size=1)
KEYS = st.none() | st.tuples(FEW, FEW)
ROWS = st.lists(st.tuples(FEW, st.none() | st.integers(0, 9)), max_size=2)
ORDER = st.tuples(STREAMS, CLAIMS, RELEASED, KEYS, ROWS)


@dataclass
class Model:
    """What the log holds of one example's own things."""

    head: int
    events: list[tuple[int, str, int]] = field(default_factory=list)
    versions: dict[str, int] = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)
    receipts: dict[tuple[str, str], tuple[str, Receipt]] = field(default_factory=dict)
    sessions: dict[str, int] = field(default_factory=dict)

    def append(self, append: Append) -> Outcome:
        """What has to become of it."""
        return self._settled(append) or self._refusal(append) or self._store(append)

    def _settled(self, append: Append) -> Outcome | None:
        key = append.idempotency
        if key is None or (key.scope, key.key) not in self.receipts:
            return None
        request, receipt = self.receipts[key.scope, key.key]
        return receipt if request == key.request else KeyReused()

    def _refusal(self, append: Append) -> AppendRefused | None:
        for stream in append.streams:
            if (actual := self.versions.get(stream.stream_id, 0)) != stream.expected_version:
                return StreamConflict(stream.stream_id, actual)
        for claim in append.claims:
            if self.owners.get(claim.digest, claim.owner) != claim.owner:
                return ClaimTaken(claim.kind)
        return None

    def _store(self, append: Append) -> Receipt:
        for stream in append.streams:
            for _ in stream.events:
                self.head += 1
                self.versions[stream.stream_id] = self.versions.get(stream.stream_id, 0) + 1
                self.events.append((self.head, stream.stream_id, self.versions[stream.stream_id]))
        self.owners |= {claim.digest: claim.owner for claim in append.claims}
        for claim in append.released:
            self.owners.pop(claim.digest, None)
        for row in append.rows:
            session_id = str(row.key["session_id"])
            if row.values is None:
                self.sessions.pop(session_id, None)
            else:
                self.sessions[session_id] = int(str(row.values["ends_at"]))
        if key := append.idempotency:
            again = Receipt(append.id, append.version, self.head, replayed=True)
            self.receipts[key.scope, key.key] = key.request, again
        return Receipt(append.id, append.version, self.head)


class LogMachine(RuleBasedStateMachine):
    """Orders of every kind on things of its own; the log stands where the example before left it."""

    log: Log

    def __init__(self) -> None:
        super().__init__()
        self.start = self.log.events.head()
        self.model = Model(self.start)
        self.ids = [an_id() for _ in range(3)]

    @rule(orders=st.lists(ORDER, min_size=1, max_size=4))
    def batch(self, orders: Sequence[tuple[object, ...]]) -> None:
        """One commit of appends that share nothing, as the queue makes it."""
        appends: list[Append] = []
        for order in orders:
            append = self._append(*order)  # type: ignore[arg-type]
            if all(append.marks().isdisjoint(other.marks()) for other in appends):
                appends.append(append)
        outcomes = self.log.events._commit(appends)

        assert [told(outcome) for outcome in outcomes] == [told(self.model.append(append)) for append in appends]

    @invariant()
    def holds_what_the_model_holds(self) -> None:
        stored = self.log.events.read(self.start, 1_000)
        assert [(each.position, each.stream_id, each.stream_version) for each in stored] == self.model.events
        assert self.log.events.head() == self.model.head
        for stream_id in self.ids:
            versions = [each.stream_version for each in self.log.events.stream(stream_id)]
            assert versions == list(range(1, self.model.versions.get(stream_id, 0) + 1))
            assert self.log.events.owner(f"claim {stream_id}") == self.model.owners.get(f"claim {stream_id}")
        assert self._sessions() == self.model.sessions

    def _append(
        self,
        streams: list[tuple[int, int, int]],
        claims: list[tuple[int, int]],
        released: list[int],
        key: tuple[int, int] | None,
        rows: list[tuple[int, int | None]],
    ) -> Append:
        made = [self._stream(number, off, events) for number, off, events in streams]
        return an_append(
            *(made or [StreamAppend(an_id(), 0, ())]),
            claims=tuple(Claim("name", f"claim {self.ids[n]}", f"owner {owner}") for n, owner in claims),
            released=tuple(Claim("name", f"claim {self.ids[n]}", "") for n in released),
            key=IdempotencyKey(self.ids[0], f"key {key[0]}", f"request {key[1]}") if key else None,
            rows=tuple(self._row(number, ends_at) for number, ends_at in rows),
        )

    def _stream(self, number: int, off: int, events: int) -> StreamAppend:
        id = self.ids[number]
        return StreamAppend(id, max(0, self.model.versions.get(id, 0) + off), (PUBLISHED,) * events)

    def _row(self, number: int, ends_at: int | None) -> RowChange:
        values = {"user_id": self.ids[number], "secret_digest": "d" * 64, "ends_at": ends_at}
        return RowChange(OpenSession.table(), {"session_id": self.ids[number]}, None if ends_at is None else values)

    def _sessions(self) -> dict[str, int]:
        with self.log.engine.connect() as connection:
            rows = connection.execute(OpenSession.table().select())
            return {row.session_id: row.ends_at for row in rows if row.session_id in self.ids}


def told(outcome: Outcome) -> tuple[object, ...]:
    """An outcome in a form that compares."""
    match outcome:
        case Receipt():
            return ("done", outcome)
        case StreamConflict():
            return ("conflict", outcome.stream_id, outcome.actual_version)
    return (type(outcome), str(outcome))


@on_both_engines
def test_the_log_does_what_a_few_dictionaries_do(log: Log) -> None:
    chosen = settings(max_examples=20, stateful_step_count=12, deadline=None)

    LogMachine.log = log
    run_state_machine_as_test(LogMachine, settings=chosen)
