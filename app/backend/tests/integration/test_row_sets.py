"""Rows of a table, read and removed by their keys."""

from collections.abc import Iterator

import pytest
from sqlalchemy import BigInteger, Column, Connection, MetaData, String, Table, create_engine

from app.infrastructure.database.row_sets import RowSet, row_set

PLACES = Table(
    "places",
    MetaData(),
    Column("shelf", String(37), primary_key=True),
    Column("thing", String(36), primary_key=True),
    Column("until", BigInteger, primary_key=True),
    Column("likes", BigInteger),
)
OPEN = 2**62
KEYS = [("#ships", f"thing {number}", OPEN) for number in range(3)]


@pytest.fixture
def connection() -> Iterator[Connection]:
    with create_engine("sqlite://").begin() as connection:
        PLACES.create(connection)
        yield connection


@pytest.fixture
def places(connection: Connection) -> RowSet:
    rows = row_set(connection, PLACES)
    rows.put([{"shelf": shelf, "thing": thing, "until": until, "likes": 1} for shelf, thing, until in KEYS])
    return rows


def test_rows_are_found_by_all_parts_of_their_keys(places: RowSet) -> None:
    others = [("#ships", "thing 1", 7), ("#trees", "thing 1", OPEN), ('"; --', "#ships\n", -1)]

    assert [row["thing"] for row in places.find([*others, KEYS[2], KEYS[0]])] == ["thing 2", "thing 0"]


def test_rows_are_removed_by_all_parts_of_their_keys(places: RowSet) -> None:
    places.delete([KEYS[0], ("#ships", "thing 1", 7), KEYS[2]])

    assert [row["thing"] for row in places.having("shelf", "#ships")] == ["thing 1"]


def test_a_table_is_never_read_whole_for_its_keys(connection: Connection, places: RowSet) -> None:
    driver = connection.connection.driver_connection
    assert driver is not None
    said: list[str] = []
    driver.set_trace_callback(said.append)
    list(places.find(KEYS))
    places.delete(KEYS)
    driver.set_trace_callback(None)

    plans = [[row[3] for row in driver.execute(f"EXPLAIN QUERY PLAN {sql}")] for sql in said]
    assert len(plans) == 1 + len(KEYS)
    assert [step for plan in plans for step in plan if step.startswith("SCAN places")] == []
