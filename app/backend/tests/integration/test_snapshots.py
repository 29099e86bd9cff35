"""Requests read the views as they stood, errors take nobody's place, and nothing holds the past."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Engine, Integer, QueuePool, column, create_engine, literal_column, select, table, text
from sqlalchemy.exc import SQLAlchemyError

from app.infrastructure.database.engines import open_engine
from app.infrastructure.database.snapshots import Snapshots
from app.infrastructure.database.sqlite import ENGINE_OPTIONS, prepare
from tests.integration.logs import Place

READ = text("SELECT number FROM numbers")
PREPARED = table("pg_prepared_statements", column("statement"))


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = create_engine(f"sqlite:///{tmp_path / 'views.db'}", **ENGINE_OPTIONS)
    prepare(engine, durable=False)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE numbers AS SELECT 1 AS number"))
    yield engine
    engine.dispose()


class Views:
    """A table with one number, and how often it was written."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.moves = 0
        self.snapshots = Snapshots(engine, READ, lambda: self.moves)

    def write(self, number: int) -> None:
        with self.engine.begin() as connection:
            connection.execute(text("UPDATE numbers SET number = :number"), {"number": number})
        self.moves += 1
        self.snapshots.let_go()

    def read(self) -> list[int]:
        return [row.number for row in self.snapshots.rows(READ)]


@pytest.fixture
def views(engine: Engine) -> Views:
    return Views(engine)


def test_a_reader_sees_the_views_as_they_stood_until_it_ends(views: Views) -> None:
    assert views.read() == [1]
    views.write(2)
    first = views.snapshots.first()

    assert first is not None
    assert (first.number, views.read()) == (1, [1])
    views.snapshots.end()
    assert views.read() == [2]


def test_what_is_read_after_a_write_is_new_in_every_thread(views: Views) -> None:
    def read_and_end() -> None:
        seen.append(views.read()[0])
        views.snapshots.end()

    for number in range(2, 6):
        views.write(number)
        seen: list[int] = []
        threads = [threading.Thread(target=read_and_end) for _ in range(12)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

        assert seen == [number] * 12


def test_an_error_takes_nobodys_place(views: Views, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(3):
        with pytest.raises(SQLAlchemyError):
            views.snapshots.rows(text("SELECT nothing FROM nowhere"))
        views.snapshots.end()

    assert views.read() == [1]


def test_nobody_holds_the_past_when_the_views_have_moved(views: Views) -> None:
    views.read()
    views.snapshots.end()
    views.write(2)

    with closing(sqlite3.connect(views.engine.url.database or "")) as other:
        busy, left, _ = other.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()

    assert (busy, left) == (0, 0)


@pytest.mark.parametrize("place", ["postgresql"], indirect=True)
def test_postgresql_keeps_prepared_what_is_asked_again_and_nothing_else(place: Place) -> None:
    engine = open_engine(place.query_url or "", durable=False)
    snapshots = Snapshots(engine, select(literal_column("1")), lambda: 0)
    asked_again, asked_once = (select(literal_column(text, Integer)) for text in "78")
    assert snapshots.tuples(asked_again, {}) == [(7,)]
    assert snapshots.once(asked_once) == [(8,)]
    snapshots.end()
    prepared = [sql for (sql,) in snapshots.once(select(PREPARED.c.statement))]
    snapshots.end()
    engine.dispose()

    assert [sql for sql in prepared if "7" in sql] == ["SELECT 7"]
    assert [sql for sql in prepared if "8" in sql] == []


@pytest.mark.parametrize("place", ["postgresql"], indirect=True)
def test_who_has_read_before_the_server_dies_hears_nothing_of_it(place: Place) -> None:
    engine = open_engine(place.query_url or "", durable=False)
    snapshots = Snapshots(engine, select(literal_column("1")), lambda: 0)
    [[reader]] = snapshots.once(select(literal_column("pg_backend_pid()", Integer)))
    with engine.connect() as other:
        other.exec_driver_sql(f"SELECT pg_terminate_backend({reader}, 5000)")
    snapshots.end()

    assert isinstance(engine.pool, QueuePool)
    assert engine.pool.checkedout() == 0
    assert snapshots.once(select(literal_column("2", Integer))) == [(2,)]
    snapshots.end()
    engine.dispose()
