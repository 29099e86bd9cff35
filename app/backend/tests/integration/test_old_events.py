"""Events that an older program stored."""

from pathlib import Path

import orjson

from app.domain.events.session_events import SessionStarted
from tests.architecture.source import BACKEND
from tests.integration.logs import Log, a_stream, an_append, an_id
from tests.integration.views import views_of

EXAMPLE = orjson.loads((BACKEND / "tests" / "golden" / "session.started.v1.json").read_bytes())
FIRST_FORM = orjson.dumps(EXAMPLE["body"])


def store_as_it_once_was(log: Log) -> str:
    """A log-in in the first form; its id."""
    session_id: str = EXAMPLE["body"]["session_id"]
    row = (1, 1_700_000_000_000_000, session_id, 1, "session.started", 1, an_id(), None, an_id(), an_id(), None)
    with log.engine.begin() as connection:
        connection.exec_driver_sql(f"INSERT INTO events VALUES ({', '.join('?' * 13)})", (*row, FIRST_FORM, bytes(32)))
        connection.exec_driver_sql("INSERT INTO streams VALUES (?, 1)", (session_id,))
    return session_id


def test_a_log_in_of_the_first_form_reads_as_of_an_unknown_method(log: Log) -> None:
    session_id = store_as_it_once_was(log)
    [stored] = log.events.stream(session_id)

    event = stored.read().event
    assert stored.schema_version == 1
    assert isinstance(event, SessionStarted)
    assert event.method == "unknown"


def test_views_fold_old_forms_and_new_ones_alike(log: Log, tmp_path: Path) -> None:
    store_as_it_once_was(log)
    log.events.append(an_append(a_stream()))
    with views_of(log.events, tmp_path / "views") as views:
        views.runner().catch_up()

        assert [row[-1] for row in views.rows()["sessions_v2"]] == ["unknown"]


def test_reading_an_old_event_does_not_change_it(log: Log) -> None:
    session_id = store_as_it_once_was(log)
    [stored] = log.events.stream(session_id)
    stored.read()

    assert stored.body == FIRST_FORM
