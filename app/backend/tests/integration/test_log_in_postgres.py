"""What only the log on PostgreSQL has to hold: who may do what, whatever they send."""

from collections.abc import Iterator

import orjson
import pytest
from sqlalchemy import Engine, MetaData, Table
from sqlalchemy.exc import DatabaseError, ProgrammingError

from app.infrastructure.database.engines import open_engine
from app.infrastructure.event_store.appends import RowChange
from app.infrastructure.event_store.postgres_batch import request_of
from app.infrastructure.event_store.prepared_append import prepare
from app.infrastructure.event_store.tables import claims, epoch, events, idempotency, streams
from tests.integration.logs import Log, Place, an_append

pytestmark = pytest.mark.parametrize("place", ["postgresql"], indirect=True)
WRITTEN_BY_THE_APPEND = (
    "events", "streams", "claims", "epoch", "alembic_version",
    "credentials", "rights", "sessions", "snapshots", "followers",
)  # fmt: skip


def refused(engine: Engine, statement: str) -> str:
    """What the server says to it."""
    with pytest.raises(DatabaseError) as refusal, engine.connect() as connection:
        connection.exec_driver_sql(statement)
    return str(refusal.value.orig)


@pytest.mark.parametrize("table", WRITTEN_BY_THE_APPEND)
@pytest.mark.parametrize("change", ["INSERT INTO {} DEFAULT VALUES", "DELETE FROM {}", "TRUNCATE {}", "DROP TABLE {}"])
def test_a_service_writes_by_the_append_alone(log: Log, table: str, change: str) -> None:
    said = refused(log.engine, change.format(table))

    assert "permission denied" in said or "must be owner" in said


def test_a_service_cannot_change_how_the_log_is_written(log: Log) -> None:
    body = "LANGUAGE sql AS 'SELECT 0::bigint'"

    assert "permission denied" in refused(log.engine, "CREATE TABLE mine (id int)")
    assert "permission denied" in refused(log.engine, f"CREATE FUNCTION mine() RETURNS bigint {body}")
    assert "permission denied" in refused(log.engine, f"CREATE OR REPLACE FUNCTION log_clock() RETURNS bigint {body}")
    assert "must be owner" in refused(log.engine, "ALTER TABLE events DISABLE TRIGGER ALL")
    assert "permission denied" in refused(log.engine, "SELECT change_row('rights', '{}', null, '{}')")


@pytest.mark.parametrize("table", [events, streams, claims, idempotency, epoch], ids=str)
def test_no_row_that_comes_with_an_append_changes_the_log_itself(log: Log, table: object) -> None:
    log.events.append(an_append())
    before = log.counts()
    sneaky = RowChange(table, {}, None)  # type: ignore[arg-type]

    with pytest.raises(Exception, match=r"the log keeps .* itself"):
        log.events.append(an_append(rows=(sneaky,)))
    assert log.counts() == before


def test_a_table_of_the_services_own_never_stands_in_for_one_of_the_log(log: Log) -> None:
    batch = {"appends": [(0, "id", 1, 0)]} | {part: [] for part in ("events", "streams", "claims", "released")}
    request = orjson.dumps(batch | {"keys": [], "rows": []}).decode()
    with log.engine.connect() as connection:
        connection.exec_driver_sql("CREATE TEMPORARY TABLE events AS SELECT 99::bigint AS position, 0::bigint AS at")
        answer = connection.exec_driver_sql("SELECT append_batch(%s)", (request,)).scalar_one()
        connection.exec_driver_sql("DROP TABLE pg_temp.events")

    assert answer == {"positions": [0], "refused": None}


def test_a_row_for_a_table_of_the_services_own_is_refused(log: Log) -> None:
    row = RowChange(Table("mine", MetaData()), {"id": 1}, {})
    request = request_of([prepare(an_append(rows=(row,)))])
    with log.engine.connect() as connection:
        connection.exec_driver_sql("CREATE TEMPORARY TABLE mine (id int)")
        with pytest.raises(DatabaseError, match="there is no table mine"):
            connection.exec_driver_sql("SELECT append_batch(%s)", (request,))
        connection.exec_driver_sql("DROP TABLE mine")

    assert log.events.head() == 0


def test_not_even_the_owner_empties_the_log(log: Log) -> None:
    log.events.append(an_append())

    assert "the log is append-only" in refused(log.owner, "TRUNCATE events")
    with log.owner.connect() as connection:
        connection.exec_driver_sql("SET session_replication_role = replica")
        with pytest.raises(DatabaseError, match="the log is append-only"):
            connection.exec_driver_sql("DELETE FROM events")
        connection.exec_driver_sql("RESET session_replication_role")
    assert log.events.head() == 1


@pytest.fixture
def keys(place: Place) -> Iterator[Engine]:
    engine = open_engine(place.keys_url, durable=True)
    yield engine
    engine.dispose()


def test_a_service_may_not_drop_the_keys(keys: Engine) -> None:
    with pytest.raises(ProgrammingError, match="must be owner"), keys.connect() as connection:
        connection.exec_driver_sql("DROP TABLE keys")


def test_the_disk_knows_of_an_append_before_its_caller_does(log: Log) -> None:
    with log.engine.connect() as connection:
        [setting] = connection.exec_driver_sql("SHOW synchronous_commit").one()

    assert setting == "on"


def test_what_an_index_holds_is_compared_by_bytes(log: Log) -> None:
    found = (
        "SELECT DISTINCT c.collname FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indexrelid"
        " JOIN pg_collation c ON c.oid = a.attcollation JOIN pg_class t ON t.oid = i.indrelid"
        " WHERE t.relname IN ('events', 'streams', 'claims', 'idempotency', 'sessions')"
    )
    with log.engine.connect() as connection:
        assert connection.exec_driver_sql(found).scalars().all() == ["C"]


def test_an_append_is_found_by_two_indexes_and_no_more(log: Log) -> None:
    found = "SELECT indexdef FROM pg_indexes WHERE tablename = 'events' ORDER BY indexname"
    with log.engine.connect() as connection:
        indexes = connection.exec_driver_sql(found).scalars().all()

    assert [index.partition("btree ")[2] for index in indexes] == ["(stream_id, stream_version)", '("position")']
