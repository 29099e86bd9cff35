"""A judge who lets no fault pass: each is planted once, in the files of a board that was sound."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.infrastructure.database.numbered_tables import NUMBER
from tests.e2e.chaos import Chaos
from tests.e2e.judge import evidence_of, faults
from tests.e2e.ledger import Entry, Ledger
from tests.e2e.servers import Server

UNGUARD = tuple(f"DROP TRIGGER IF EXISTS events_refuse_{change}" for change in ("update", "delete", "replace"))
FIRST_OF_KEY = "SELECT name FROM pragma_table_info(?) WHERE pk = 1"
A_TWIN = (
    "INSERT INTO events SELECT position + 100000, at, 'twin', 1, type, schema_version, 'twin', actor_id, command_id,"
    ' correlation_id, causation_id, cast(\'{"post_id":"twin","reason":null}\' AS blob), leaf FROM events'
    " WHERE type = 'post.deleted' LIMIT 1"
)
LAST_POST = "(SELECT max(position) FROM events WHERE type = 'post.published')"
A_READABLE_TEXT = "(SELECT event_id FROM events WHERE type = 'user.registered' LIMIT 1)"


def altered(old: str, new: str) -> str:
    """Other words in the body of the last post."""
    changed = f"cast(replace(cast(body AS text), '{old}', '{new}') AS blob)"
    return f"UPDATE events SET body = {changed} WHERE position = {LAST_POST}"


@dataclass(frozen=True, slots=True)
class Case:
    """A sound board that somebody tampers with."""

    ledger: Ledger
    folder: Path
    scratch: Path

    def plant(self, database: str, *statements: str) -> None:
        with closing(sqlite3.connect(self.folder / database)) as connection:
            for statement in (*(UNGUARD if database == "log.db" else ()), *statements):
                connection.execute(statement)
            connection.commit()

    def faults(self) -> str:
        return "\n".join(faults(self.ledger, evidence_of(self.folder, self.folder, self.scratch)))


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Ledger, Path]]:
    """A board at which people were for a while, and their ledger."""
    server = Server(tmp_path_factory.mktemp("sound") / "data")
    try:
        ledger = Chaos(server, "judge", orders=200, windows=4).run([])
        assert server.terminate() == 0
        yield ledger, server.folder
    finally:
        server.stop()


@pytest.fixture
def case(sound: tuple[Ledger, Path], tmp_path: Path) -> Case:
    ledger, folder = sound
    shutil.copytree(folder, tmp_path / "data")
    return Case(Ledger(deepcopy(ledger.entries)), tmp_path / "data", tmp_path / "scratch")


def refused(case: Case) -> Entry:
    return next(entry for entry in case.ledger.entries if not entry.done)


def test_a_sound_board_has_no_fault(case: Case) -> None:
    assert case.faults() == ""
    assert refused(case).refusal


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        (f"DELETE FROM events WHERE position = {LAST_POST}", "told 0 events instead of 1"),
        ("DELETE FROM events WHERE position = 20", "the positions are not dense"),
        (f"UPDATE events SET stream_version = 9 WHERE position = {LAST_POST}", "has no version 1 before"),
        ("UPDATE events SET at = at - 3600000000 WHERE position = 20", "the log's time goes back"),
        (A_TWIN, "told 2 events instead of 1"),
        (altered('"e2e"', '"e3e"'), "does not say what publish-post"),
        (altered('"text":"', '"text":"AAAA'), "does not open with its key"),
        (f"UPDATE events SET correlation_id = 'nobody' WHERE position = {LAST_POST}", "nobody ordered"),
        (f"UPDATE events SET event_id = 'other' WHERE position = {LAST_POST}", "has no key"),
    ],
)
def test_a_tampered_log_is_seen(case: Case, statement: str, fault: str) -> None:
    case.plant("log.db", statement)

    assert fault in case.faults()


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        (f"DELETE FROM keys WHERE event_id = {A_READABLE_TEXT}", "has no key"),
        (f"UPDATE keys SET key = zeroblob(32) WHERE event_id = {A_READABLE_TEXT}", "is not as the redactions left it"),
    ],
)
def test_a_tampered_key_is_seen(case: Case, statement: str, fault: str) -> None:
    with closing(sqlite3.connect(case.folder / "log.db")) as connection:
        [event_id] = connection.execute(A_READABLE_TEXT[1:-1]).fetchone()
    case.plant("keys.db", statement.replace(A_READABLE_TEXT, f"'{event_id}'"))

    assert fault in case.faults()


def test_a_changed_row_of_any_view_is_seen(case: Case) -> None:
    with closing(sqlite3.connect(case.folder / "views.db")) as connection:
        named = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name GLOB '*_v[0-9]*'")
        views = [name for (name,) in named if NUMBER.search(name)]
        tables = [name for name in views if connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]]
        keys = {name: connection.execute(FIRST_OF_KEY, (name,)).fetchone()[0] for name in tables}
    for table, key in keys.items():
        case.plant("views.db", f"DELETE FROM {table} WHERE {key} = (SELECT max({key}) FROM {table})")

    seen = case.faults()
    assert len(tables) > 5
    assert [
        table for table in tables if f"the view {NUMBER.sub('', table)} is not what a replay gives" not in seen
    ] == []


def test_a_refused_order_that_is_in_the_log_is_seen(case: Case) -> None:
    correlation_id = refused(case).correlation_id
    case.plant("log.db", f"UPDATE events SET correlation_id = '{correlation_id}' WHERE position = {LAST_POST}")

    assert "was refused and is in the log" in case.faults()


def test_an_answer_that_contradicts_another_is_seen(case: Case) -> None:
    entry = next(entry for entry in case.ledger.entries if entry.name == "publish-post" and entry.done)
    entry.receipts.append({**entry.receipt, "version": 2})

    assert f"{entry} has two receipts" in case.faults()


def test_a_refusal_that_nobody_should_be_given_is_seen(case: Case) -> None:
    entry = refused(case)
    entry.refusal = {"code": "server.error"}

    assert f"{entry} was answered" in case.faults()
