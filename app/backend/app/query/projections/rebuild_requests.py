"""What an operator asks of the tables of a view; the runner that has the lease does it."""

from sqlalchemy import Engine

from app.infrastructure.database.engines import writing
from app.query.projections.generations import (
    BUILDING,
    KEPT,
    Generation,
    begin_generation,
    change_generation,
    drop_generation,
    generations_of,
)
from app.query.projections.projection import Projection


class NothingToRollBack(Exception):
    """No tables are kept that this code could read."""


def request_rebuild(engine: Engine, projection: Projection, *, head: int) -> Generation:
    """Have the view built anew, or go on with what is being built of it."""
    with writing(engine).begin() as connection:
        for each in generations_of(connection, [projection.name]):
            if each.state == BUILDING:
                return each
        return begin_generation(connection, projection, BUILDING, head=head)


def roll_back(engine: Engine, projection: Projection) -> Generation:
    """Have the tables that were kept answer again, once they hold what came since; raises ``NothingToRollBack``."""
    with writing(engine).begin() as connection:
        kept = [each for each in generations_of(connection, [projection.name]) if each.state == KEPT]
        usable = [each for each in kept if each.version == projection.version]
        if not usable:
            raise NothingToRollBack(f"No tables of the {projection.name} view are kept that this version can read.")
        change_generation(connection, usable[-1], state=BUILDING, compared="")
        return usable[-1]


def clean(engine: Engine, projection: Projection) -> list[int]:
    """Remove the tables that are kept; their numbers."""
    with writing(engine).begin() as connection:
        kept = [each for each in generations_of(connection, [projection.name]) if each.state == KEPT]
        for each in kept:
            drop_generation(connection, projection, each)
    return [each.number for each in kept]
