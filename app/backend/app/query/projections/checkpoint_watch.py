"""Tells how far the views have come that another process brings up to date."""

import threading

import structlog
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from app.infrastructure.database.heartbeats import hear
from app.infrastructure.database.leases import is_held
from app.infrastructure.unavailable import ViewsMissing, ViewsUnavailable
from app.query.projections.checkpoints import Standing, find_checkpoint
from app.query.projections.progress import Progress
from app.query.projections.projection import Group
from app.query.projections.projection_runner import lease_of
from app.query.projections.view_tables import reads_all

log = structlog.get_logger(__name__)

LOOK_SECONDS = 0.02
LOOKS_A_BEAT = 10
"""So many looks after another one listens whether somebody keeps the views up to date."""


class CheckpointWatch:
    """Looks at a group's checkpoint again and again; nobody rings here, so looking is all there is."""

    def __init__(self, group: Group, engine: Engine, progress: Progress) -> None:
        self._group, self._engine, self._progress = group, engine, progress
        self._seen: Standing | None = None
        self._is_readable = False
        self._failure: str | None = None
        self._looks = 0
        self._stopped = threading.Event()

    def run(self) -> None:
        """Look until stopped."""
        while not self._stopped.wait(LOOK_SECONDS):
            self.try_to_look()

    def stop(self) -> None:
        self._stopped.set()

    def try_to_look(self) -> None:
        """Look, if the database lets one."""
        try:
            self.look()
            self._failure = None
        except (SQLAlchemyError, ViewsUnavailable) as error:
            if self._failure is None:
                log.warning("checkpoint_watch.failed", error=type(error).__name__)
            self._failure = type(error).__name__

    def look(self) -> None:
        """Tell the progress where the views stand, if that is elsewhere than before."""
        with self._engine.connect() as connection:
            standing = find_checkpoint(connection, self._group.name)
            if self._looks % LOOKS_A_BEAT == 0:
                hear(connection, self._group.name, self._progress.pulse)
            self._looks += 1
            if standing == self._seen:
                return
            is_readable = standing is not None and reads_all(connection, self._group, standing)
        self._seen, self._is_readable = standing, is_readable
        if standing:
            self._progress.found(standing.epoch, standing.position)

    def require_views(self) -> None:
        """Raises ``ViewsMissing`` where there is nothing to answer from."""
        if not self._is_readable:
            raise ViewsMissing

    def reasons(self) -> list[str]:
        """Why questions cannot be answered; none when all is well."""
        if self._failure:
            return ["The database of the views does not answer."]
        return [] if self._is_readable else [f"There are no {self._group.name} views that this version can read yet."]

    def complaints(self) -> list[str]:
        """What a person should look at although questions are answered."""
        try:
            with self._engine.connect() as connection:
                is_led = is_held(connection, lease_of(self._group))
        except (SQLAlchemyError, ViewsUnavailable):
            return []  # the reasons tell
        return [] if is_led else [f"Nobody brings the {self._group.name} views up to date: no projector runs."]
