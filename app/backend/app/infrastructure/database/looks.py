"""Counts how often a day questions are asked; it is counted once and never computed again, as no event tells it."""

import threading
from collections.abc import Callable
from datetime import datetime

import structlog
from sqlalchemy import BigInteger, Connection, Engine, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Mapped, mapped_column

from app.infrastructure.database.engines import writing
from app.infrastructure.database.query_db import QueryBase
from app.infrastructure.times import day_of
from app.infrastructure.unavailable import ViewsUnavailable

log = structlog.get_logger(__name__)

FLUSH_SECONDS = 5.0
ADD = """
INSERT INTO looks (day, queries) VALUES (:day, :more)
ON CONFLICT (day) DO UPDATE SET queries = looks.queries + excluded.queries
"""


class LookRow(QueryBase):
    """How many questions all processes were asked on a day, which counts from 1970, in UTC."""

    __tablename__ = "looks"
    day: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    queries: Mapped[int] = mapped_column(BigInteger)


class Looks:
    """Adds what this process was asked to what others were, every few seconds and at the end."""

    def __init__(self, asked: Callable[[], int], engine: Engine, now: Callable[[], datetime]) -> None:
        self._asked, self._engine, self._now = asked, writing(engine), now
        self._flushed, self._is_refused = 0, False
        self._stopped = threading.Event()

    def run(self) -> None:
        """Flush until stopped, and once more."""
        while not self._stopped.wait(FLUSH_SECONDS):
            self.flush()
        self.flush()

    def stop(self) -> None:
        self._stopped.set()

    def flush(self) -> None:
        """Add what came since; what cannot be added now is added later."""
        asked = self._asked()
        if asked == self._flushed:
            return
        try:
            with self._engine.begin() as connection:
                _add(connection, day_of(self._now()), asked - self._flushed)
        except (SQLAlchemyError, ViewsUnavailable) as error:
            if not self._is_refused:
                log.warning("looks.not_added", error=type(error).__name__)
            self._is_refused = True
        else:
            self._flushed, self._is_refused = asked, False


def _add(connection: Connection, day: int, more: int) -> None:
    connection.execute(text(ADD), {"day": day, "more": more})
