"""A clock of the log that shows what it is told to."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from app.infrastructure.event_store import sqlite_batch
from tests.integration.logs import Log

FUNCTION = "SELECT pg_get_functiondef('log_clock()'::regprocedure)"
STOPPED = "CREATE OR REPLACE FUNCTION log_clock() RETURNS bigint LANGUAGE sql AS 'SELECT {now}::bigint'"


class Clock:
    """Stands still unless it is turned; takes the place of the module `time`, and tells who else has to know."""

    def __init__(self, tell: Callable[[int], None] = lambda _: None) -> None:
        self.now, self._tell = time.time_ns(), tell
        self.turn(0)

    def time_ns(self) -> int:
        return self.now

    def turn(self, seconds: float) -> None:
        self.now += int(seconds * 1_000_000_000)
        self._tell(self.now // 1_000)


@contextmanager
def clock_of(log: Log) -> Iterator[Clock]:
    """Let the log go by a clock of the test's."""
    if log.engine.dialect.name == "sqlite":
        with pytest.MonkeyPatch.context() as patch:
            made = Clock()
            patch.setattr(sqlite_batch, "time", made)
            yield made
        return

    def run(statement: str) -> None:
        with log.owner.connect() as connection:
            connection.exec_driver_sql(statement)

    with log.owner.connect() as connection:
        as_it_was = connection.exec_driver_sql(FUNCTION).scalar_one()
    try:
        yield Clock(lambda now: run(STOPPED.format(now=now)))
    finally:
        run(as_it_was)
