"""What the log keeps beside its events, compared with them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, and_, func, select, values

from app.infrastructure.event_store.stored_event import StoredEvent
from app.infrastructure.event_store.tables import claims, events, idempotency, snapshots, streams

Place = tuple[str, int]
"""A stream and a version of it."""


@dataclass(slots=True)
class Streams:
    """The streams of a page of events: where each version stands, and which is said to be the last."""

    positions: dict[Place, int]
    last: dict[str, int]

    def follow(self, stored: StoredEvent) -> str | None:
        """What is wrong with the event's place in its stream."""
        before = stored.stream_version - 1
        if before < 0:
            return f"it is version {stored.stream_version} of its stream; streams begin with 1."
        if before and self.positions.get((stored.stream_id, before), stored.position) >= stored.position:
            return f"it is version {stored.stream_version} of its stream, but version {before} does not come before it."
        if self.last.get(stored.stream_id, 0) < stored.stream_version:
            return f"it is version {stored.stream_version} of its stream, which is said to end before."
        self.positions[stored.stream_id, stored.stream_version] = stored.position
        return None


class LogRecords:
    """Reads the stream versions, the claims and the idempotency records of a log."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def streams_of(self, page: Sequence[StoredEvent]) -> Streams:
        """What the events of a page follow on."""
        first: dict[str, int] = {}
        for stored in page:
            first.setdefault(stored.stream_id, stored.stream_version)
        before = [(stream_id, version - 1) for stream_id, version in first.items() if version > 1]
        given = values(events.c.stream_id, events.c.stream_version, name="given").data(before).cte()
        same = and_(events.c.stream_id == given.c.stream_id, events.c.stream_version == given.c.stream_version)
        found = select(events.c.stream_id, events.c.stream_version, events.c.position).join_from(given, events, same)
        last = select(streams.c.stream_id, streams.c.version).where(streams.c.stream_id.in_(first))
        with self._engine.connect() as connection:
            rows = connection.execute(found).all() if before else ()
            positions = {(row.stream_id, row.stream_version): row.position for row in rows}
            return Streams(positions, {row.stream_id: row.version for row in connection.execute(last)})

    def wrong(self) -> str | None:
        """What stands beside the events without one of them."""
        with self._engine.connect() as connection:
            checks = (_wrong_streams, _wrong_snapshots, _wrong_claims, _wrong_receipts)
            return next((wrong for check in checks if (wrong := check(connection))), None)


def _wrong_streams(connection: Connection) -> str | None:
    end = and_(events.c.stream_id == streams.c.stream_id, events.c.stream_version == streams.c.version)
    endless = select(streams).outerjoin(events, end).where(events.c.position.is_(None)).limit(1)
    if row := connection.execute(endless).first():
        return f"Stream {row.stream_id} is said to have {row.version} events, and the last is not there."
    told = select(func.coalesce(func.sum(streams.c.version), 0)).scalar_subquery()
    there = select(func.count()).select_from(events).scalar_subquery()
    [said, counted] = connection.execute(select(told, there)).one()
    return None if said == counted else f"The streams are said to have {said} events, and there are {counted}."


def _wrong_snapshots(connection: Connection) -> str | None:
    beyond = select(snapshots.c.stream_id, snapshots.c.version).outerjoin(
        streams, and_(streams.c.stream_id == snapshots.c.stream_id, streams.c.version >= snapshots.c.version)
    )
    row = connection.execute(beyond.where(streams.c.stream_id.is_(None)).limit(1)).first()
    return f"The snapshot of stream {row.stream_id} is of version {row.version}, which it never had." if row else None


def _wrong_claims(connection: Connection) -> str | None:
    owned = select(claims.c.kind, claims.c.owner).outerjoin(streams, streams.c.stream_id == claims.c.owner)
    row = connection.execute(owned.where(streams.c.stream_id.is_(None)).limit(1)).first()
    return f"A claim to a {row.kind} belongs to {row.owner}, of whom the log tells nothing." if row else None


def _wrong_receipts(connection: Connection) -> str | None:
    head = select(func.coalesce(func.max(events.c.position), 0)).scalar_subquery()
    found = select(idempotency.c.position).where((idempotency.c.position > head) | (idempotency.c.position < 0))
    position = connection.scalar(found.limit(1))
    if position is None:
        return None
    return f"The receipt of an idempotency key is for position {position}, which is not in the log."
