"""Tells what the machine is like and how the views are kept up to date, as far as it is known here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.infrastructure.condition import Condition
from app.infrastructure.pulse import Health


@dataclass(frozen=True, slots=True)
class ConditionRepository:
    """What is found out in this process, or read where another one wrote it down; no part of any snapshot."""

    find: Callable[[], Condition | None]
    find_groups: Callable[[], Sequence[Health]]

    def condition(self) -> Condition:
        return self.find() or Condition()

    def groups(self) -> list[Health]:
        """Each group of views; who stands still may not know where the log ends by now."""
        size = self.condition().log
        return [each._replace(head=max(each.head, size.events if size else 0)) for each in self.find_groups()]
