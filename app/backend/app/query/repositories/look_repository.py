"""Reads how often a day questions were asked."""

from collections.abc import Mapping

from sqlalchemy import Engine, select

from app.infrastructure.database.looks import LookRow


class LookRepository:
    """What all processes have counted so far; no part of any snapshot, as no event moves it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def since(self, day: int) -> Mapping[int, int]:
        """The number of questions by day, from that day on."""
        found = select(LookRow.day, LookRow.queries).where(LookRow.day >= day)
        with self._engine.connect() as connection:
            return {row.day: row.queries for row in connection.execute(found)}
