"""Databases of the tests' own on a server of PostgreSQL, used as a service uses them: with the least rights."""

import os
from dataclasses import dataclass

import psycopg
from sqlalchemy import URL, NullPool, create_engine, make_url

from app.infrastructure.database.migrations import migrate

SERVER = make_url(
    os.environ.get("HINDSIGHT_TEST_POSTGRES") or "postgresql+psycopg://postgres:root@127.0.0.1:5432/postgres"
)
CLEARED = {
    "command": "ALTER TABLE events DISABLE TRIGGER ALL; TRUNCATE events, streams, claims, idempotency, credentials,"
    " rights, sessions, snapshots, deferred_commands, followers, process_states, process_timers, process_steps;"
    " ALTER TABLE events ENABLE ALWAYS TRIGGER events_refuse_change;"
    " UPDATE epoch SET epoch = left(md5(random()::text), 12)",
    "keys": "TRUNCATE keys; UPDATE marks SET position = 0",
    "query": "TRUNCATE checkpoints, leases, generations, parked",
}
EMPTIED = """
DO $$ DECLARE found record; BEGIN
    FOR found IN SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND tableowner = '{service}' LOOP
        EXECUTE format('DROP TABLE %I CASCADE', found.tablename);
    END LOOP;
END $$
"""
"""The views' own tables, which the service made."""


def ask(url: URL, *statements: str) -> None:
    """Run statements one after another, each by itself."""
    address = url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(address, autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement.encode())


@dataclass(frozen=True, slots=True)
class Postgres:
    """A log, its keys and its views, migrated by their owner."""

    name: str

    @classmethod
    def make(cls) -> "Postgres":
        made = cls(f"hindsight_test_{os.getpid()}")
        made.drop()
        ask(SERVER, f"CREATE ROLE {made.name} LOGIN PASSWORD 'least'")
        for history in CLEARED:
            ask(SERVER, f"CREATE DATABASE {made.name}_{history}")
            made.migrate(history)
        return made

    def migrate(self, history: str) -> None:
        """As the owner does it."""
        migrate(create_engine(self._owner(history), poolclass=NullPool), history, service=self.name)

    def drop(self) -> None:
        for history in CLEARED:
            ask(SERVER, f"DROP DATABASE IF EXISTS {self.name}_{history} WITH (FORCE)")
        ask(SERVER, f"DROP ROLE IF EXISTS {self.name}")

    def clear(self) -> None:
        """Empty them, for the next test."""
        for history, statements in CLEARED.items():
            ask(self._owner(history), statements)
        ask(self._owner("query"), EMPTIED.format(service=self.name))

    @property
    def command_url(self) -> str:
        return self.service_url("command")

    @property
    def keys_url(self) -> str:
        return self.service_url("keys")

    @property
    def query_url(self) -> str:
        return self.service_url("query")

    @property
    def owner_url(self) -> str:
        return self._owner("command").render_as_string(hide_password=False)

    @property
    def owner_keys_url(self) -> str:
        return self._owner("keys").render_as_string(hide_password=False)

    def service_url(self, history: str) -> str:
        return self._owner(history).set(username=self.name, password="least").render_as_string(hide_password=False)

    def _owner(self, history: str) -> URL:
        return SERVER.set(database=f"{self.name}_{history}")
