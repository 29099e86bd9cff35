"""Looks rows up by the driver: around so short a statement SQLAlchemy takes longer than the database."""

import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ClauseElement, Engine

from app.infrastructure.database.kept_statements import filled, text_of
from app.infrastructure.database.postgres import FAILURES
from app.infrastructure.event_store.appends import LogUnavailable


class Lookup:
    """A statement about the log or its write side that finds a few rows; made once, run in no transaction."""

    def __init__(self, engine: Engine, statement: ClauseElement) -> None:
        self._engine = engine
        self._sql, self._parameters = text_of(statement, engine.dialect)

    def find(self, **given: object) -> tuple[Any, ...] | None:
        """The one row there is; raises ``LogUnavailable``."""
        rows = self.find_all(**given)
        return rows[0] if rows else None

    def find_all(self, **given: object) -> Sequence[tuple[Any, ...]]:
        """The rows; raises ``LogUnavailable``."""
        try:
            return self._found(given)
        except (*FAILURES, sqlite3.OperationalError) as error:
            raise LogUnavailable.of(error) from error

    def _found(self, given: Mapping[str, object]) -> Sequence[tuple[Any, ...]]:
        pooled = self._engine.raw_connection()
        try:
            cursor = pooled.cursor()
            cursor.execute(self._sql, filled(self._parameters, given))
            rows: Sequence[tuple[Any, ...]] = cursor.fetchall()
        except BaseException:
            pooled.invalidate()
            raise
        pooled.close()
        return rows
