"""Keeps what a machine is like where those can read it who run elsewhere."""

import threading
from collections.abc import Callable

import orjson
import structlog
from sqlalchemy import Engine, String, select, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Mapped, mapped_column

from app.infrastructure.condition import Backup, Checked, Condition, LogSize, ProcessCondition, Room
from app.infrastructure.database.engines import writing
from app.infrastructure.database.query_db import QueryBase
from app.infrastructure.unavailable import ViewsUnavailable

log = structlog.get_logger(__name__)

LOOK_SECONDS = 5.0
WHERE_THE_LOG_IS = "log"
TELL = """
INSERT INTO conditions (name, told) VALUES (:name, :told) ON CONFLICT (name) DO UPDATE SET told = excluded.told
"""


class ConditionRow(QueryBase):
    """What was told last, as JSON."""

    __tablename__ = "conditions"
    name: Mapped[str] = mapped_column(String(50), primary_key=True)
    told: Mapped[str] = mapped_column(String(4000))


class ConditionWatch:
    """Looks every few seconds, remembers what it saw, and writes it down."""

    def __init__(self, look: Callable[[], Condition], engine: Engine) -> None:
        self._look, self._engine = look, writing(engine)
        self._last: Condition | None = None
        self._stopped = threading.Event()

    def last(self) -> Condition | None:
        return self._last

    def run(self) -> None:
        """Look until stopped, whatever fails."""
        while not self._stopped.is_set():
            try:
                self.look()
            except Exception as error:  # noqa: BLE001  whatever it is, the next look may succeed
                log.warning("condition.not_told", error=type(error).__name__)
            self._stopped.wait(LOOK_SECONDS)

    def stop(self) -> None:
        self._stopped.set()

    def look(self) -> None:
        """Find out, and write it down; what cannot be written is remembered all the same."""
        self._last = self._look()
        told = orjson.dumps(self._last).decode()
        with self._engine.begin() as connection:
            connection.execute(text(TELL), {"name": WHERE_THE_LOG_IS, "told": told})


def find_condition(engine: Engine) -> Condition | None:
    """What the process last wrote down that has the log."""
    try:
        with engine.connect() as connection:
            told = connection.scalar(select(ConditionRow.told).where(ConditionRow.name == WHERE_THE_LOG_IS))
    except (SQLAlchemyError, ViewsUnavailable):
        return None
    return None if told is None else _read(told)


def _read(told: str) -> Condition:
    found = orjson.loads(told)
    log, room, backup = found["log"], found["room"], found["backup"]
    checked = Checked(**log["checked"]) if log and log["checked"] else None
    return Condition(
        log=LogSize(log["events"], log["bytes"], checked) if log else None,
        room=Room(**room) if room else None,
        backup=Backup(**backup) if backup else None,
        processes=tuple(ProcessCondition(**each) for each in found["processes"]),
    )
