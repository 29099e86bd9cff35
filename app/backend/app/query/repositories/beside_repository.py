"""Where views stand that are folded beside those of the board, read in the same snapshot."""

from typing import Any

from sqlalchemy import Select, func, select

from app.query.projections.checkpoints import Checkpoint
from app.query.repositories.checkpoint_repository import checkpoint_of


def checkpoints_of(group: str, beside: str) -> Select[Any]:
    """What each snapshot reads first: where the group stands and the one beside it, and the tables of both."""
    own = checkpoint_of(group).subquery()
    other = select(Checkpoint.position, Checkpoint.serving).where(Checkpoint.name == beside).subquery()
    serving = (own.c.serving + " " + func.coalesce(other.c.serving, "")).label("serving")
    position = func.coalesce(other.c.position, 0).label("beside_position")
    found = select(own.c.epoch, own.c.position, serving, own.c.parked, position)
    return found.join_from(own, other, own.c.position >= 0, isouter=True)
