"""A batch of appends as PostgreSQL is asked to store it, and its answer; ``append_batch.sql`` tells of both."""

from collections.abc import Mapping, Sequence
from typing import Any

import orjson

from app.infrastructure.event_store.appends import (
    ClaimTaken,
    ClockBehind,
    KeyReused,
    Receipt,
    RowChange,
    StreamConflict,
)
from app.infrastructure.event_store.group_commit import Outcome
from app.infrastructure.event_store.prepared_append import PreparedAppend

Row = tuple[object, ...]


def request_of(batch: Sequence[PreparedAppend]) -> str:
    """All that the batch stores, as JSON."""
    numbered = list(enumerate(batch))
    appends = [(n, each.append) for n, each in numbered]
    request = {
        "appends": [(n, each.append.id, each.append.version, len(each.events)) for n, each in numbered],
        "events": [(n, *e.header, e.body.decode(), e.inner.hex()) for n, each in numbered for e in each.events],
        "streams": [
            (n, s.stream_id, s.expected_version, len(s.events)) for n, append in appends for s in append.streams
        ],
        "claims": [(n, c.digest, c.kind, c.owner) for n, append in appends for c in append.claims],
        "released": [(n, c.digest) for n, append in appends for c in append.released],
        "keys": [(n, k.scope, k.key, k.request) for n, append in appends if (k := append.idempotency)],
        "rows": [(n, *_row(change)) for n, append in appends for change in append.rows],
    }
    return orjson.dumps(request, default=_bytes).decode()


def outcomes_of(answer: Mapping[str, Any], batch: Sequence[PreparedAppend]) -> list[Outcome]:
    """What became of each append."""
    if "behind" in answer:
        return [ClockBehind() for _ in batch]
    refused: Mapping[str, list[Any]] = answer["refused"] or {}
    return [
        _refusal(*refused[number])
        if (number := str(n)) in refused
        else Receipt(each.append.id, each.append.version, position)
        for n, (each, position) in enumerate(zip(batch, answer["positions"], strict=True))
    ]


def _row(change: RowChange) -> Row:
    return change.table.name, change.key, change.values, change.spared


def _bytes(value: object) -> str:
    """Bytes as PostgreSQL reads them in text."""
    if isinstance(value, bytes):
        return rf"\x{value.hex()}"
    raise TypeError(type(value).__name__)


def _refusal(why: str, *details: Any) -> Outcome:
    match why:
        case "replayed":
            id, version, position = details
            return Receipt(id, version, position, replayed=True)
        case "conflict":
            return StreamConflict(*details)
        case "claim_taken":
            return ClaimTaken(*details)
    return KeyReused()
