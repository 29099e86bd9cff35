"""Brings a database to the newest step of its own history."""

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, Engine, NullPool, create_engine
from sqlalchemy.exc import ProgrammingError

from app.infrastructure.database.sqlite import IMMEDIATE
from app.infrastructure.database.waiting import DatabaseProblem, Patience, wait_for

MIGRATIONS = Path(__file__).resolve().parents[3] / "migrations"
OWNER_SETTINGS = {
    "command": "MIGRATION_DATABASE_URL",
    "keys": "KEYS_MIGRATION_DATABASE_URL",
    "query": "QUERY_MIGRATION_DATABASE_URL",
}
ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(7310579672211)"


class UnknownStep(Exception):
    """The database stands at a step that is not in its history."""


class BehindThisVersion(DatabaseProblem):
    """The database lacks steps, and the service may not run them."""

    def __init__(self, history: str) -> None:
        super().__init__(
            f"The {history} database is not at the newest step of its history, and its user may not bring it there."
            f" Run ./hindsight migrate with {OWNER_SETTINGS[history]}, the address of that database for its owner."
        )


class OfAnotherVersion(DatabaseProblem):
    """It stands at a step that this version does not know."""

    def __init__(self, history: str) -> None:
        super().__init__(f"The {history} database was written by another version of Hindsight. Start that version.")


def bring_up(engine: Engine, history: str, owner_url: str | None, patience: Patience) -> None:
    """Migrate as the owner, if one is named, once the server answers; raises ``DatabaseProblem`` or ``UnknownStep``."""
    if engine.dialect.name == "sqlite":
        migrate(engine, history)
        return
    wait_for(engine, history, patience)
    try:
        if owner_url is None:
            with engine.connect() as connection:
                if _is_newest(connection, history):
                    return
        owner = create_engine(owner_url or engine.url, poolclass=NullPool, hide_parameters=True)
        migrate(owner, history, service=engine.url.username if owner_url else None)
    except ProgrammingError as error:
        raise BehindThisVersion(history) from error
    except UnknownStep as error:
        raise OfAnotherVersion(history) from error


def migrate(engine: Engine, history: str, *, service: str | None = None) -> None:
    """Run the steps of ``migrations/<history>`` that the database lacks, in one transaction; raises ``UnknownStep``.

    On PostgreSQL the role ``service`` then gets what the services need, and loses what they do not.
    """
    config = _config(history)
    with engine.execution_options(begin=IMMEDIATE).begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.exec_driver_sql(ONE_AT_A_TIME)
        config.attributes["connection"] = connection
        try:
            if not _is_newest(connection, history):
                command.upgrade(config, "head")
        except CommandError as error:
            raise UnknownStep(str(error)) from error
        if service is not None:
            _grant(connection, history, service)


def _config(history: str) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS / history).replace("%", "%%"))
    return config


def _is_newest(connection: Connection, history: str) -> bool:
    return MigrationContext.configure(connection).get_current_revision() == _newest(history)


@cache
def _newest(history: str) -> str | None:
    """The last step of a history."""
    return ScriptDirectory.from_config(_config(history)).get_current_head()


def _grant(connection: Connection, history: str, service: str) -> None:
    quote = connection.dialect.identifier_preparer.quote_identifier
    schema: str = connection.exec_driver_sql("SELECT current_schema()").scalar_one()
    grants = (MIGRATIONS / history / "grants.sql").read_text(encoding="utf-8")
    told = grants.format(schema=quote(schema), service=quote(service))
    connection.execution_options(no_parameters=True).exec_driver_sql(told)
