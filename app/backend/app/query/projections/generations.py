"""The sets of tables that a view has had: the one that answers, one that is being built, one that is kept."""

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import BigInteger, Connection, String, delete, func, insert, inspect, select, update
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.sql.dml import Update

from app.infrastructure.database.numbered_tables import numbered
from app.infrastructure.database.query_db import QueryBase
from app.query.projections.checkpoints import CheckpointMoved
from app.query.projections.parked import ParkedEvent
from app.query.projections.projection import Projection

SERVING, BUILDING, KEPT = "serving", "building", "kept"


class GenerationRow(QueryBase):
    """One set of tables; ``began`` is the end of the log when it was begun, ``compared`` what it differs in."""

    __tablename__ = "generations"
    view: Mapped[str] = mapped_column(String(50), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int]
    state: Mapped[str] = mapped_column(String(10))
    position: Mapped[int] = mapped_column(BigInteger)
    began: Mapped[int] = mapped_column(BigInteger)
    compared: Mapped[str] = mapped_column(String(2000))


class Generation(NamedTuple):
    """What its row says. The position of the one that answers is that of its group."""

    view: str
    number: int
    version: int
    state: str
    position: int
    began: int
    compared: str


COLUMNS = [GenerationRow.table().c[name] for name in Generation._fields]


def generations_of(connection: Connection, views: Iterable[str]) -> list[Generation]:
    """Those of these views, the oldest first."""
    found = select(*COLUMNS).where(GenerationRow.view.in_(list(views)))
    return [Generation(*row) for row in connection.execute(found.order_by(GenerationRow.view, GenerationRow.number))]


def begin_generation(connection: Connection, projection: Projection, state: str, *, head: int) -> Generation:
    """Empty tables with the next number."""
    last = select(func.max(GenerationRow.number)).where(GenerationRow.view == projection.name)
    number = (connection.scalar(last) or 0) + 1
    made = Generation(projection.name, number, projection.version, state, 0, head, "")
    connection.execute(insert(GenerationRow).values(**made._asdict()))
    for rows in projection.rows:
        numbered(rows.table, number).create(connection)
    return made


def move_generation(connection: Connection, generation: Generation, *, new: int) -> None:
    """Advance one that is built, in the transaction of the page; raises ``CheckpointMoved``."""
    here = _row(generation).where(GenerationRow.position == generation.position, GenerationRow.state == BUILDING)
    if connection.execute(here.values(position=new)).rowcount != 1:
        raise CheckpointMoved(f"{generation.view}_v{generation.number}")


def change_generation(connection: Connection, generation: Generation, **values: object) -> None:
    connection.execute(_row(generation).values(**values))


def drop_generation(connection: Connection, projection: Projection | None, generation: Generation) -> None:
    """Remove its tables, if it is known which they are, and all that is kept about it."""
    here = (GenerationRow.view == generation.view, GenerationRow.number == generation.number)
    connection.execute(delete(GenerationRow).where(*here))
    connection.execute(
        delete(ParkedEvent).where(ParkedEvent.view == generation.view, ParkedEvent.number == generation.number)
    )
    for rows in projection.rows if projection else ():
        table = numbered(rows.table, generation.number)
        if inspect(connection).has_table(table.name):
            table.drop(connection)


def _row(generation: Generation) -> Update:
    return update(GenerationRow).where(GenerationRow.view == generation.view, GenerationRow.number == generation.number)
