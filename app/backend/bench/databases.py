"""Databases of PostgreSQL that are there for the time of a measurement."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL, make_url

from app.infrastructure.database.engines import open_engine
from app.infrastructure.database.waiting import Patience, wait_for

SERVER = make_url(
    os.environ.get("HINDSIGHT_BENCH_POSTGRES") or "postgresql+psycopg://postgres:root@127.0.0.1:5432/postgres"
)


@contextmanager
def a_database(name: str, **settings: str) -> Iterator[URL]:
    """A new database with settings of its own, gone afterwards; raises ``DatabaseUnreachable``."""
    url = SERVER.set(database=f"hindsight_bench_{os.getpid()}_{name}")
    server = open_engine(address_of(SERVER), durable=True)
    wait_for(server, "server's", Patience(0, print))
    with server.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {url.database}")
        for setting, value in settings.items():
            connection.exec_driver_sql(f"ALTER DATABASE {url.database} SET {setting} = '{value}'")
        try:
            yield url
        finally:
            connection.exec_driver_sql(f"DROP DATABASE {url.database} WITH (FORCE)")
    server.dispose()


def address_of(url: URL) -> str:
    return url.render_as_string(hide_password=False)
