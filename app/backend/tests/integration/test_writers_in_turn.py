"""Writers of one file of SQLite come one by one, and nobody has to give up because others write."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import OperationalError

from app.infrastructure.database.engines import open_engine, writing
from app.infrastructure.database.sqlite import outside_transactions, turns_of
from tests.e2e.servers import wait_until

ADD = text("INSERT INTO told (who) VALUES (:who)")


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    """A database whose own patience ends at once."""
    engine = open_engine(f"sqlite:///{tmp_path / 'views.db'}", durable=False)
    with writing(engine).begin() as connection:
        connection.exec_driver_sql("CREATE TABLE told (who TEXT)")
        connection.exec_driver_sql("PRAGMA busy_timeout = 0")
    yield engine
    engine.dispose()


def writes(engine: Engine, who: str) -> None:
    with writing(engine).begin() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 1000")  # for the moment in which the one before commits
        connection.execute(ADD, {"who": who})


def told(engine: Engine) -> list[str]:
    with engine.connect() as connection:
        return list(connection.scalars(text("SELECT who FROM told ORDER BY rowid")))


def test_who_came_first_writes_first(engine: Engine) -> None:
    threads = []
    with writing(engine).begin() as connection:
        for number, who in enumerate("abc"):
            threads.append(threading.Thread(target=writes, args=(engine, who)))
            threads[-1].start()
            wait_until(lambda: turns_of(engine).waiting > number, "they wait")  # noqa: B023
        connection.execute(ADD, {"who": "the one before"})
    for thread in threads:
        thread.join()

    assert told(engine) == ["the one before", "a", "b", "c"]


def test_a_file_is_written_anew_between_two_writers(engine: Engine) -> None:
    def vacuum() -> None:
        with outside_transactions(engine) as driver:
            driver.execute("VACUUM")

    with writing(engine).begin() as connection:
        thread = threading.Thread(target=vacuum)
        thread.start()
        wait_until(lambda: turns_of(engine).waiting == 1, "it waits")
        connection.execute(ADD, {"who": "a"})
    writes(engine, "b")
    thread.join()

    assert told(engine) == ["a", "b"]


def test_a_writer_who_fails_keeps_nobody_waiting(engine: Engine) -> None:
    with pytest.raises(OperationalError), writing(engine).begin() as connection:
        connection.exec_driver_sql("INSERT INTO nothing VALUES (1)")
    writes(engine, "a")

    assert told(engine) == ["a"]


def test_a_connection_that_failed_to_be_alone_waits_as_long_as_any_again(engine: Engine) -> None:
    with pytest.raises(LookupError), outside_transactions(engine) as driver:
        raise LookupError

    assert driver.execute("PRAGMA busy_timeout").fetchone() == (5000,)


def test_who_only_reads_waits_for_nobody(engine: Engine) -> None:
    with writing(engine).begin() as connection:
        connection.execute(ADD, {"who": "a"})
        assert told(engine) == []
