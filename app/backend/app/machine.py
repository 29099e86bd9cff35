"""What the machine is like on which the log is folded, found out for administrators; a part of ``app.py``."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from app.command.processes.process import Process
from app.command.processes.process_store import ProcessStore
from app.command_side import PROCESSES
from app.config.settings import Settings
from app.infrastructure.condition import LEAST_FREE, Backup, Condition, LogSize, ProcessCondition, Room
from app.infrastructure.database.backup import backups_in
from app.infrastructure.event_store.appends import LogUnavailable
from app.infrastructure.event_store.check_outcome import find_outcome
from app.infrastructure.event_store.event_repository import EventRepository
from app.infrastructure.event_store.follower import PAGE, find_position

LOG_FILES = ("log.db", "log.db-wal")
LOG_BYTES = "SELECT pg_total_relation_size('events')"


def room_in(folder: Path) -> Room:
    """What there is on the disk of a data folder."""
    views = folder / "views.db"
    return Room(shutil.disk_usage(folder).free, max(LEAST_FREE, views.stat().st_size if views.exists() else 0))


def last_backup(folder: Path) -> Backup:
    """The youngest in a folder for back-ups."""
    made = [told.made_at for _, told in backups_in(folder)]
    return Backup(made[-1].replace("+00:00", "Z") if made else None)


@dataclass(frozen=True, slots=True)
class Machine:
    """What can be seen from where the log is."""

    settings: Settings
    events: EventRepository
    engine: Engine

    def look(self) -> Condition:
        """As it is now."""
        folder, backups = self.settings.data_folder, self.settings.backup_folder
        log = LogSize(self.events.head(), self._bytes(), find_outcome(folder, self.events.epoch))
        return Condition(
            log=log,
            room=room_in(folder) if self.settings.role.is_alone and folder.is_dir() else None,
            backup=last_backup(backups) if backups else None,
            processes=tuple(self._processes()),
        )

    def _bytes(self) -> int | None:
        if self.engine.dialect.name == "sqlite":
            files = [self.settings.data_folder / name for name in LOG_FILES]
            return sum(path.stat().st_size for path in files if path.exists())
        try:
            with self.engine.connect() as connection:
                size: int = connection.exec_driver_sql(LOG_BYTES).scalar_one()
        except SQLAlchemyError:
            return None
        return size

    def _processes(self) -> Iterator[ProcessCondition]:
        for process in PROCESSES:
            try:
                yield self._process(process())
            except (SQLAlchemyError, LogUnavailable):
                return  # the log gives this reason itself

    def _process(self, process: Process) -> ProcessCondition:
        """Of the events since the position that it keeps, those that it answers wait."""
        position = find_position(self.engine, process.name)
        waiting = [] if position is None else self.events.read(position, PAGE, process.handled)
        parked = ProcessStore(process.name, self.events, self.engine).parked()
        return ProcessCondition(process.name, len(waiting), len(parked))
