"""Events that a view could not take in, with the later ones of their streams; the rest flows."""

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import BigInteger, Connection, Index, Select, String, delete, func, insert, select
from sqlalchemy.orm import Mapped, mapped_column

from app.infrastructure.database.query_db import QueryBase

BEHIND = "behind"
"""What is wrong with an event whose stream is parked already: nothing."""


class ParkedEvent(QueryBase):
    """An event that waits; ``number`` is that of the view's tables that lack it."""

    __tablename__ = "parked"
    view: Mapped[str] = mapped_column(String(50), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    stream_id: Mapped[str] = mapped_column(String(36))
    type: Mapped[str] = mapped_column(String(100))
    error: Mapped[str] = mapped_column(String(200))
    __table_args__ = (Index("parked_by_stream", "stream_id"),)


class Parked(NamedTuple):
    """One stream that waits, as it is shown: from its first event to its last, and why."""

    view: str
    number: int
    stream_id: str
    first: int
    last: int
    events: int
    type: str
    error: str


def park(connection: Connection, view: str, number: int, rows: Iterable[tuple[int, str, str, str]]) -> None:
    """Let these wait: position, stream, type and what is wrong of each."""
    names = ("position", "stream_id", "type", "error")
    values = [{"view": view, "number": number, **dict(zip(names, row, strict=True))} for row in rows]
    if values:
        connection.execute(insert(ParkedEvent), values)


def parked_streams(connection: Connection, view: str, number: int) -> set[str]:
    found = select(ParkedEvent.stream_id).where(ParkedEvent.view == view, ParkedEvent.number == number).distinct()
    return set(connection.scalars(found))


def parked_told(view: str, streams: int) -> str:
    """The complaint about them."""
    return f"Parked in the {view} view: events of {streams} streams."


def count_parked(connection: Connection) -> dict[tuple[str, int], int]:
    """How many wait, by view and the number of its tables."""
    counted = select(ParkedEvent.view, ParkedEvent.number, func.count()).group_by(ParkedEvent.view, ParkedEvent.number)
    return {(view, number): events for view, number, events in connection.execute(counted)}


def unpark(connection: Connection, view: str, stream_id: str, *, first: int, last: int) -> None:
    """These need not be taken in any more."""
    gone = delete(ParkedEvent).where(ParkedEvent.view == view, ParkedEvent.stream_id == stream_id)
    connection.execute(gone.where(ParkedEvent.position.between(first, last)))


def spans_of(view: str, number: int) -> Select[str, int, int, int, str, str]:
    """The streams that wait, the oldest first, in the form of ``Parked``."""
    here = (ParkedEvent.view == view, ParkedEvent.number == number)
    first, last = func.min(ParkedEvent.position).label("first"), func.max(ParkedEvent.position).label("last")
    spans = select(ParkedEvent.stream_id, first, last, func.count().label("events")).where(*here)
    each = spans.group_by(ParkedEvent.stream_id).subquery()
    columns = (each.c.stream_id, each.c.first, each.c.last, each.c.events, ParkedEvent.type, ParkedEvent.error)
    return select(*columns).join(ParkedEvent, ParkedEvent.position == each.c.first).where(*here).order_by(each.c.first)


def parked_of(connection: Connection, view: str, number: int) -> list[Parked]:
    return [Parked(view, number, *row) for row in connection.execute(spans_of(view, number))]
