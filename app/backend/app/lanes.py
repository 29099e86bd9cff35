"""The groups of views, each folded and watched by itself; a part of ``app.py``, which puts them together."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from app.infrastructure.pulse import Health
from app.query.projections.checkpoint_watch import CheckpointWatch
from app.query.projections.progress import Progress
from app.query.projections.projection import Group
from app.query.projections.projection_runner import ProjectionRunner

BOARD, SEARCH, DASHBOARD = "board", "search", "dashboard"


@dataclass
class Lane:
    """A group, how far it has come, and who folds it or watches others do so; each made when it is asked for first."""

    group: Group
    run: Callable[[Group, Progress], ProjectionRunner]
    look: Callable[[Group, Progress], CheckpointWatch]
    progress: Progress = field(default_factory=Progress)

    @cached_property
    def runner(self) -> ProjectionRunner:
        return self.run(self.group, self.progress)

    @cached_property
    def watch(self) -> CheckpointWatch:
        return self.look(self.group, self.progress)

    def health(self) -> Health:
        """How it stands, as far as is known in this process."""
        known, position = self.progress.pulse.health(self.group.name), self.progress.position
        return known._replace(position=position, head=max(known.head, position))
