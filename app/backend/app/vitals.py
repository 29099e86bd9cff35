"""What a process knows of how the board stands, and who finds it out; a part of ``app.py``, which composes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from app.api.edge import now
from app.config.role import Part, Role
from app.infrastructure.condition import Condition
from app.infrastructure.database.conditions import ConditionWatch, find_condition
from app.infrastructure.database.looks import Looks
from app.infrastructure.pulse import SILENT, Health, Listener
from app.infrastructure.unavailable import ViewsUnavailable
from app.lanes import Lane
from app.machine import Machine
from app.query.projections.checkpoints import find_checkpoint, numbers_of
from app.query.projections.parked import count_parked
from app.query.repositories.condition_repository import ConditionRepository


class Worker(Protocol):
    """What runs in a thread of its own until it is stopped."""

    def run(self) -> None: ...

    def stop(self) -> None: ...


@dataclass
class Vitals:
    """Each part is made when it is asked for first, as a role may lack what another needs."""

    role: Role
    lanes: Mapping[str, Lane]
    engine: Callable[[], Engine]
    machine: Callable[[], Machine]
    asked: Callable[[], int]

    @property
    def knows_views(self) -> bool:
        return self.role.has(Part.PROJECTIONS) or self.role.follows

    @cached_property
    def condition(self) -> ConditionWatch:
        return ConditionWatch(self.machine().look, self.engine())

    @cached_property
    def conditions(self) -> ConditionRepository:
        return ConditionRepository(self._find, self.healths)

    @cached_property
    def listener(self) -> Listener:
        return Listener(lane.progress.pulse for lane in self.lanes.values())

    @cached_property
    def looks(self) -> Looks:
        return Looks(self.asked, self.engine(), now)

    def healths(self) -> list[Health]:
        """How each group of views stands, where this process knows of them."""
        return [lane.health() for lane in self.lanes.values()] if self.knows_views else []

    def complaints(self) -> list[str]:
        """Who gives no sign of life."""
        silent = [each for each in self.healths() if each.state == SILENT]
        return [f"No sign of life of who folds the {each.group} views: they may be late." for each in silent]

    def head(self) -> int | None:
        """Where the log ends, as far as those know who fold it."""
        return max((each.head for each in self.healths()), default=None)

    def parked(self) -> Mapping[str, int]:
        """How many events each view lacks that answers."""
        try:
            return self._parked() if self.knows_views else {}
        except (SQLAlchemyError, ViewsUnavailable):
            return {}  # the reasons tell

    def workers(self) -> dict[str, Worker]:
        """What runs for this in the background."""
        workers: dict[str, Worker] = {"listener": self.listener} if self.knows_views else {}
        if self.role.has(Part.PROJECTIONS):
            workers["condition"] = self.condition
        if self.role.has(Part.QUERIES):
            workers["looks"] = self.looks
        return workers

    def _find(self) -> Condition | None:
        return self.condition.last() if self.role.has(Part.PROJECTIONS) else find_condition(self.engine())

    def _parked(self) -> Mapping[str, int]:
        with self.engine().connect() as connection:
            found = [standing for name in self.lanes if (standing := find_checkpoint(connection, name))]
            numbers = {view: number for each in found for view, number in numbers_of(each.serving).items()}
            counted = count_parked(connection)
        return {view: counted.get((view, number), 0) for view, number in numbers.items()}
