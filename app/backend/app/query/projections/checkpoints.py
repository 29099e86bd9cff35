"""Where each group of views stands in the log."""

from sqlalchemy import BigInteger, Connection, String, select, update
from sqlalchemy.orm import Mapped, mapped_column

from app.infrastructure.database.query_db import QueryBase


class Checkpoint(QueryBase):
    """The last position that a group has folded, of which history, by which versions of its views."""

    __tablename__ = "checkpoints"
    name: Mapped[str] = mapped_column(String(50), primary_key=True)
    position: Mapped[int] = mapped_column(BigInteger)
    epoch: Mapped[str] = mapped_column(String(36))
    versions: Mapped[str] = mapped_column(String(500))


class CheckpointMoved(Exception):
    """Somebody else moved the checkpoint; this page must not be applied."""


def find_checkpoint(connection: Connection, name: str) -> tuple[int, str, str] | None:
    """Position, epoch and versions of a group."""
    row = connection.execute(
        select(Checkpoint.position, Checkpoint.epoch, Checkpoint.versions).where(Checkpoint.name == name)
    ).first()
    return (row.position, row.epoch, row.versions) if row else None


def move_checkpoint(connection: Connection, name: str, *, old: int, new: int) -> None:
    """Advance in the transaction of the page; raises ``CheckpointMoved``."""
    moved = connection.execute(
        update(Checkpoint).where(Checkpoint.name == name, Checkpoint.position == old).values(position=new)
    )
    if moved.rowcount != 1:
        raise CheckpointMoved(name)
