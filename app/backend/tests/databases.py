"""Databases of the tests' own on a server of PostgreSQL, used as a service uses them: with the least rights."""

import os
import select
from dataclasses import dataclass, field

import psycopg
from sqlalchemy import URL, NullPool, create_engine, make_url

from app.app import every_projection
from app.infrastructure.database.migrations import migrate
from app.infrastructure.database.numbered_tables import numbered
from app.query.projections.checkpoints import numbers_of

SERVER = make_url(
    os.environ.get("HINDSIGHT_TEST_POSTGRES") or "postgresql+psycopg://postgres:root@127.0.0.1:5432/postgres"
)
CLEARED = {
    "command": "ALTER TABLE events DISABLE TRIGGER ALL; DELETE FROM events; DELETE FROM streams; DELETE FROM claims;"
    "DELETE FROM idempotency; DELETE FROM credentials; DELETE FROM rights; DELETE FROM sessions; DELETE FROM snapshots;"
    "DELETE FROM deferred_commands; DELETE FROM followers; DELETE FROM process_states; DELETE FROM process_timers;"
    "DELETE FROM process_steps; ALTER TABLE events ENABLE ALWAYS TRIGGER events_refuse_change",
    "keys": "DELETE FROM keys; UPDATE marks SET position = 0",
    "query": "TRUNCATE checkpoints, leases, generations, parked, heartbeats, conditions, looks",
}
EMPTY_BESIDE_VIEWS = ("leases", "parked", "heartbeats", "conditions", "looks")
VIEWS = {each.name: each.version for each in every_projection()}
TABLES = {numbered(rows.table, 1).name for each in every_projection() for rows in each.rows}
FOUND = (
    "SELECT view, number, version, state FROM generations",
    "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND tableowner = '{service}'",
    "SELECT serving FROM checkpoints",
)
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
    with connect(url) as connection:
        for statement in statements:
            connection.execute(statement.encode())


def connect(url: URL) -> psycopg.Connection:
    address = url.set(drivername="postgresql").render_as_string(hide_password=False)
    return psycopg.connect(address, autocommit=True)


@dataclass(frozen=True, slots=True)
class Postgres:
    """A log, its keys and its views, migrated by their owner."""

    name: str
    _owners: dict[str, psycopg.Connection] = field(default_factory=dict)

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
        for kept in self._owners.values():
            kept.close()
        for history in CLEARED:
            ask(SERVER, f"DROP DATABASE IF EXISTS {self.name}_{history} WITH (FORCE)")
        ask(SERVER, f"DROP ROLE IF EXISTS {self.name}")

    def clear(self, *, keeps_views: bool = False) -> None:
        """Empty them for the next test, which may find the tables of the views made but new."""
        epoch = os.urandom(6).hex()
        self._change("command", CLEARED["command"], f"UPDATE epoch SET epoch = '{epoch}'")
        self._change("keys", CLEARED["keys"])
        if keeps_views and self._has_views_of_a_board():
            emptied = [f"DELETE FROM {table}" for table in (*sorted(TABLES), *EMPTY_BESIDE_VIEWS)]
            self._change("query", *emptied, f"UPDATE checkpoints SET position = 0, epoch = '{epoch}'")
        else:
            self._change("query", CLEARED["query"], EMPTIED.format(service=self.name))

    def _has_views_of_a_board(self) -> bool:
        """Whether the tables are those that a new board makes, which takes it half a second."""
        connection = self._connection("query")
        made, owned, serving = (connection.execute(each.format(service=self.name).encode()) for each in FOUND)
        is_new = set(made) == {(view, 1, version, "serving") for view, version in VIEWS.items()}
        answered = {view for row in serving for view in numbers_of(row[0])}
        return is_new and {row[0] for row in owned} == TABLES and answered == set(VIEWS)

    def _change(self, history: str, *statements: str) -> None:
        """Run statements as one transaction that waits for no disk."""
        connection = self._connection(history)
        with connection.transaction():
            connection.execute(";".join(("SET LOCAL synchronous_commit = off", *statements)).encode())

    def _connection(self, history: str) -> psycopg.Connection:
        """The owner's, which stays open: the server knows the tables by then."""
        if (kept := self._owners.get(history)) is None or kept.closed or select.select([kept], [], [], 0)[0]:
            kept = self._owners[history] = connect(self._owner(history))
        return kept

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
