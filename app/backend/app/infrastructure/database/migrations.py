"""Brings a database to the newest step of its own history."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Engine

MIGRATIONS = Path(__file__).resolve().parents[3] / "migrations"


class UnknownStep(Exception):
    """The database stands at a step that is not in its history."""


def migrate(engine: Engine, history: str) -> None:
    """Run the steps of ``migrations/<history>`` that the database lacks, in one transaction; raises ``UnknownStep``."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS / history).replace("%", "%%"))
    with engine.execution_options(begin="BEGIN IMMEDIATE").begin() as connection:
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, "head")
        except CommandError as error:
            raise UnknownStep(str(error)) from error
