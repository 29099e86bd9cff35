"""Where each group of views stands in the log, and which of their tables answer."""

from collections.abc import Mapping
from typing import NamedTuple

from sqlalchemy import BigInteger, Connection, String, select, update
from sqlalchemy.orm import Mapped, mapped_column

from app.infrastructure.database.query_db import QueryBase


class Checkpoint(QueryBase):
    """The last position that a group has folded, of which history, and the numbers of its views' tables."""

    __tablename__ = "checkpoints"
    name: Mapped[str] = mapped_column(String(50), primary_key=True)
    position: Mapped[int] = mapped_column(BigInteger)
    epoch: Mapped[str] = mapped_column(String(36))
    serving: Mapped[str] = mapped_column(String(2000))


class CheckpointMoved(Exception):
    """Somebody else moved the checkpoint; this page must not be applied."""


class Standing(NamedTuple):
    """What a checkpoint says."""

    position: int
    epoch: str
    serving: str


def find_checkpoint(connection: Connection, name: str) -> Standing | None:
    columns = select(Checkpoint.position, Checkpoint.epoch, Checkpoint.serving)
    row = connection.execute(columns.where(Checkpoint.name == name)).first()
    return Standing(row.position, row.epoch, row.serving) if row else None


def move_checkpoint(connection: Connection, name: str, *, old: int, new: int) -> None:
    """Advance in the transaction of the page; raises ``CheckpointMoved``."""
    moved = connection.execute(
        update(Checkpoint).where(Checkpoint.name == name, Checkpoint.position == old).values(position=new)
    )
    if moved.rowcount != 1:
        raise CheckpointMoved(name)


def switch_tables(connection: Connection, name: str, *, at: int, serving: str) -> None:
    """From this transaction on, other tables answer, which stand at the same position; raises ``CheckpointMoved``."""
    here = update(Checkpoint).where(Checkpoint.name == name, Checkpoint.position == at)
    if connection.execute(here.values(serving=serving)).rowcount != 1:
        raise CheckpointMoved(name)


def numbers_of(serving: str) -> dict[str, int]:
    """The number of each view's tables."""
    return {view: int(number) for view, _, number in (each.partition("=") for each in serving.split())}


def written(numbers: Mapping[str, int]) -> str:
    """The same as the checkpoint keeps it."""
    return " ".join(f"{view}={number}" for view, number in numbers.items())
