"""What only the log on SQLite has to hold: a file, its disk, its own ways to replace a row."""

import sqlite3
from pathlib import Path
from types import ModuleType

import pytest
from sqlalchemy.exc import DatabaseError

from app.infrastructure.event_store import key_repository, sqlite_batch
from app.infrastructure.event_store.appends import LogFull, LogUnavailable
from app.infrastructure.event_store.sqlite_event_repository import SqliteEventRepository
from tests.integration.logs import Log, an_append
from tests.integration.test_log_guards import COLUMNS


def test_no_file_of_the_log_holds_a_text(log: Log, tmp_path: Path) -> None:
    log.events.append(an_append())
    files = [path for path in tmp_path.rglob("*") if path.is_file()]

    assert {"log.db", "keys.db"} <= {path.name for path in files}
    assert [path for path in files if b"weaves" in path.read_bytes()] == []


@pytest.mark.parametrize("position", [1, 2])
def test_an_event_is_never_replaced_without_being_deleted_either(log: Log, position: int) -> None:
    log.events.append(an_append())
    before = log.events.read(0, 10)
    copy = f"INSERT OR REPLACE INTO events (position, at, {COLUMNS}) SELECT {position}, at, {COLUMNS} FROM events"

    with pytest.raises(DatabaseError, match="the log is append-only"), log.engine.begin() as connection:
        connection.exec_driver_sql(copy)
    assert log.events.read(0, 10) == before


@pytest.mark.parametrize("part", [sqlite_batch, key_repository], ids=["the log", "the keys"])
@pytest.mark.parametrize(("code", "refusal"), [(sqlite3.SQLITE_FULL, LogFull), (sqlite3.SQLITE_IOERR, LogUnavailable)])
def test_storage_that_fails_refuses_and_is_used_again_when_it_works(
    log: Log, monkeypatch: pytest.MonkeyPatch, part: ModuleType, code: int, refusal: type[LogUnavailable]
) -> None:
    def fail(*_: object) -> None:
        error = sqlite3.OperationalError("it does not work")
        error.sqlite_errorcode = code
        raise error

    log.events.append(an_append())
    with monkeypatch.context() as broken:
        broken.setattr(part, "put_rows", fail)
        with pytest.raises(LogUnavailable) as caught:
            log.events.append(an_append())

    assert type(caught.value) is refusal
    assert log.events.append(an_append()).position == 2


def test_the_disk_knows_of_an_append_before_its_caller_does(log: Log) -> None:
    log.events.append(an_append())

    assert isinstance(log.events, SqliteEventRepository)
    with log.events._writer.transaction() as driver:
        pragmas = [driver.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")]
    assert pragmas == ["wal", 2]
