"""What is told of the views on the command line."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Engine, select
from sqlalchemy.exc import OperationalError, ProgrammingError

from app.infrastructure.database.data_folder import FolderProblem
from app.infrastructure.database.leases import LeaseRow
from app.infrastructure.event_store.event_repository import EventRepository
from app.query.models.comparison import worded
from app.query.projections.checkpoints import Standing, find_checkpoint, numbers_of
from app.query.projections.generations import SERVING, Generation, generations_of
from app.query.projections.parked import parked_of


class NoViews(FolderProblem):
    """There are none yet."""

    def __init__(self) -> None:
        super().__init__("There are no views. Start the board, or run ./hindsight views rebuild, to make them.")


@dataclass(frozen=True, slots=True)
class Account:
    """A row for each set of tables, and a sentence about all."""

    rows: list[tuple[str, ...]]
    said: str


def standing_of(engine: Engine, group: str) -> Standing:
    """Raises ``NoViews``."""
    try:
        with engine.connect() as connection:
            standing = find_checkpoint(connection, group)
    except (OperationalError, ProgrammingError) as error:
        raise NoViews from error
    if standing is None:
        raise NoViews
    return standing


def account_of(engine: Engine, group: str, events: EventRepository) -> Account:
    """How each view stands; raises ``NoViews``."""
    standing = standing_of(engine, group)
    with engine.connect() as connection:
        known = generations_of(connection, numbers_of(standing.serving))
        parked = {each: sum(one.events for one in parked_of(connection, *each[:2])) for each in known}
        lease = connection.execute(
            select(LeaseRow.owner, LeaseRow.term).where(LeaseRow.name == f"views {group}", LeaseRow.until > 0)
        ).first()
    rows = [_row(each, standing, events, parked[each]) for each in known]
    holder = f"Process {lease.owner} folds them (term {lease.term})." if lease else "Nobody folds them now."
    return Account(rows, f"The views stand at position {standing.position} of {events.head()}. {holder}")


def _row(each: Generation, standing: Standing, events: EventRepository, parked: int) -> tuple[str, ...]:
    position = standing.position if each.state == SERVING else each.position
    behind = events.head() - position
    late = f"{behind:,} events, {_seconds(position, events)} s" if behind else "-"
    known = (each.view, str(each.number), str(each.version), each.state, f"{position:,}", late)
    return (*known, f"{parked:,}" if parked else "-", worded(each.compared) or "-")


def _seconds(position: int, events: EventRepository) -> int:
    """How much later the last event was than the first that is missing."""
    [first], [last] = events.read(position, 1), events.read(events.head() - 1, 1)
    return int(timedelta(microseconds=last.at - first.at).total_seconds())
