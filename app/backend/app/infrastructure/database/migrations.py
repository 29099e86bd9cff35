"""Brings a database to the newest step of its own history."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.util import CommandError
from sqlalchemy import Connection, Engine

MIGRATIONS = Path(__file__).resolve().parents[3] / "migrations"
ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(7310579672211)"


class UnknownStep(Exception):
    """The database stands at a step that is not in its history."""


def migrate(engine: Engine, history: str, *, service: str | None = None) -> None:
    """Run the steps of ``migrations/<history>`` that the database lacks, in one transaction; raises ``UnknownStep``.

    On PostgreSQL the role ``service`` then gets what the services need, and loses what they do not.
    """
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS / history).replace("%", "%%"))
    with engine.execution_options(begin="BEGIN IMMEDIATE").begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql(ONE_AT_A_TIME)
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, "head")
        except CommandError as error:
            raise UnknownStep(str(error)) from error
        if service is not None:
            _grant(connection, history, service)


def _grant(connection: Connection, history: str, service: str) -> None:
    quote = connection.dialect.identifier_preparer.quote_identifier
    schema: str = connection.exec_driver_sql("SELECT current_schema()").scalar_one()
    grants = (MIGRATIONS / history / "grants.sql").read_text(encoding="utf-8")
    told = grants.format(schema=quote(schema), service=quote(service))
    connection.execution_options(no_parameters=True).exec_driver_sql(told)
