"""Where views stand that are folded beside those of the board, read in the same snapshot."""

from functools import reduce
from typing import Any

from sqlalchemy import Select, func, select

from app.query.projections.checkpoints import Checkpoint
from app.query.repositories.checkpoint_repository import checkpoint_of


def checkpoints_of(group: str, *beside: str) -> Select[Any]:
    """What each snapshot reads first: where the group stands and those beside it, and the tables of all."""
    own = checkpoint_of(group).subquery()
    others = [
        select(Checkpoint.position, Checkpoint.serving).where(Checkpoint.name == name).subquery() for name in beside
    ]
    serving = reduce(lambda told, other: told + " " + func.coalesce(other.c.serving, ""), others, own.c.serving + "")
    positions = [
        func.coalesce(other.c.position, 0).label(f"{name}_position") for name, other in zip(beside, others, strict=True)
    ]
    found = select(own.c.epoch, own.c.position, serving.label("serving"), own.c.parked, *positions).select_from(own)
    for other in others:
        found = found.join(other, own.c.position >= 0, isouter=True)
    return found
