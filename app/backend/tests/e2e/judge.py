"""The judge: holds what clients were told against the log, its keys and the views, and names every fault."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from app.domain.events.event import DomainEvent, RecordedEvent
from app.domain.events.session_events import SessionStarted
from app.infrastructure.database.numbered_tables import NUMBER
from app.infrastructure.event_store.event_repository import KeyMissing
from app.infrastructure.event_store.stored_event import StoredEvent
from app.infrastructure.serializers.json_serializer import DamagedBody, has_text
from tests.e2e.expectations import Expected, agrees
from tests.e2e.ledger import Entry, Ledger
from tests.integration.logs import Log, Place, a_log
from tests.integration.views import Rows, views_of

REFUSALS = {
    "post.not_found", "post.not_the_author", "post.deleted", "post.not_deleted", "post.version_conflict",
    "post.version_not_found", "post.version_erased", "username.taken", "comment.not_found", "comment.not_the_author",
    "comment.deleted", "comment.not_deleted", "comment.version_conflict", "comment.elsewhere",
    "reaction.target_not_found",
}  # fmt: skip
"""What may be said to people who act at the same time on the same things; all else is a fault."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a stopped board left, of whatever engine: its events, those that open, its keys, its views."""

    stored: Sequence[StoredEvent]
    recorded: Mapping[int, RecordedEvent]
    unreadable: Sequence[str]
    keys: Mapping[str, bytes | None]
    views: Rows
    replayed: Rows


@dataclass(slots=True)
class _Act:
    """An acknowledged order, the events under its correlation id, and those that there should be."""

    entry: Entry
    told: list[RecordedEvent]
    due: list[DomainEvent] = field(default_factory=list)

    def expect(self, expected: Expected) -> Iterator[str]:
        """Take the order into account."""
        yield from _of_done(self.entry, self.told)
        try:
            self.due = expected.events(self.entry, self.told)
        except (AssertionError, IndexError, KeyError) as error:
            yield f"{self.entry} cannot have been done: {error!r}"

    def compare(self, expected: Expected) -> Iterator[str]:
        """Hold what was told against it, once all that was erased later is known."""
        if len(self.due) != len(self.told):
            yield f"{self.entry} was acknowledged and told {len(self.told)} events instead of {len(self.due)}"
        for event, wanted in zip(self.told, self.due, strict=False):
            if not agrees(event.event, wanted, erased=event.event_id in expected.erased):
                yield f"position {event.position} does not say what {self.entry} ordered"
        if self.due and self.entry.position not in [event.position for event in self.told]:
            yield f"the receipt of {self.entry} names a position of another"


def evidence_of(place: Place | Path, folder: Path, scratch: Path) -> Evidence:
    """The evidence of a log and of the views in a folder, with the views of a replay."""
    with a_log(place) as log, views_of(log.events, folder) as views, views_of(log.events, scratch) as again:
        stored = log.events.read(0, 1_000_000)
        recorded, unreadable = _opened(log, stored)
        keys = log.keys.find([event.event_id for event in stored])
        try:
            again.replay()
        except Exception as trouble:  # noqa: BLE001  whatever it is, the log cannot be replayed
            unreadable.append(f"a replay fails: {trouble!r}")
        return Evidence(stored, recorded, unreadable, keys, views.rows(), again.rows())


def faults(ledger: Ledger, evidence: Evidence) -> list[str]:
    """Everything in which ledger, log and views disagree."""
    expected = Expected()
    return [
        *_disorder(evidence.stored),
        *evidence.unreadable,
        *_disagreements(ledger, evidence, expected),
        *_lost_keys(evidence, expected),
        *_wrong_views(evidence),
    ]


def standing(ledger: Ledger, evidence: Evidence) -> Expected:
    """The board that the ledger leads to."""
    expected = Expected()
    list(_disagreements(ledger, evidence, expected))
    return expected


def _opened(log: Log, stored: Sequence[StoredEvent]) -> tuple[dict[int, RecordedEvent], list[str]]:
    recorded: dict[int, RecordedEvent] = {}
    unreadable: list[str] = []
    for event in stored:
        try:
            [recorded[event.position]] = log.events.open([event])
        except (DamagedBody, KeyMissing) as damage:
            unreadable.append(f"position {event.position} cannot be read: {damage}")
    return recorded, unreadable


def _disorder(stored: Sequence[StoredEvent]) -> Iterator[str]:
    """Positions and versions without gaps, and a time that never goes back."""
    if [event.position for event in stored] != list(range(1, len(stored) + 1)):
        yield "the positions are not dense"
    if any(later.at < earlier.at for earlier, later in pairwise(stored)):
        yield "the log's time goes back"
    versions: dict[str, int] = defaultdict(int)
    for event in stored:
        versions[event.stream_id] = due = versions[event.stream_id] + 1
        if event.stream_version != due:
            yield f"stream {event.stream_id} has no version {due} before position {event.position}"


def _disagreements(ledger: Ledger, evidence: Evidence, expected: Expected) -> Iterator[str]:
    told: dict[str, list[RecordedEvent]] = defaultdict(list)
    for event in evidence.recorded.values():
        told[event.correlation_id].append(event)
    for entry in ledger.entries:
        if not entry.done:
            yield from _of_refused(entry, told.pop(entry.correlation_id, []))
    # An order that changed nothing names the position of one that did, which it came after.
    done = sorted(
        (each for each in ledger.entries if each.done),
        key=lambda entry: (entry.position, entry.correlation_id not in told),
    )
    acts = [_Act(entry, told.pop(entry.correlation_id, [])) for entry in done]
    for act in acts:
        yield from act.expect(expected)
    for act in acts:
        yield from act.compare(expected)
    for correlation_id, events in told.items():
        yield f"nobody ordered {[event.event.type_name for event in events]} ({correlation_id})"


def _of_refused(entry: Entry, told: Sequence[RecordedEvent]) -> Iterator[str]:
    if told:
        yield f"{entry} was refused and is in the log"
    if entry.refusal is None or entry.refusal["code"] not in REFUSALS:
        yield f"{entry} was answered {entry.refusal}"


def _of_done(entry: Entry, told: Sequence[RecordedEvent]) -> Iterator[str]:
    if entry.refusal:
        yield f"{entry} was done and then refused: {entry.refusal}"
    if any(receipt != entry.receipt for receipt in entry.receipts):
        yield f"{entry} has two receipts"
    if sum(isinstance(event.event, SessionStarted) for event in told) > entry.attempts:
        yield f"{entry} started more sessions than it was tried"


def _lost_keys(evidence: Evidence, expected: Expected) -> Iterator[str]:
    """Every text has its key, and only what was redacted has a blank one."""
    for event in evidence.stored:
        if has_text(event.body) and event.event_id not in evidence.keys:
            yield f"position {event.position} has no key"
        elif (evidence.keys.get(event.event_id, b"") is None) != (event.event_id in expected.erased):
            yield f"the key of position {event.position} is not as the redactions left it"


def _wrong_views(evidence: Evidence) -> Iterator[str]:
    for table in sorted(evidence.views.keys() | evidence.replayed.keys()):
        if evidence.views.get(table) != evidence.replayed.get(table):
            yield f"the view {NUMBER.sub('', table)} is not what a replay gives"
