"""The contract of the log: positions, versions, all or nothing."""

from collections.abc import Callable
from dataclasses import replace
from sqlite3 import IntegrityError

import psycopg
import pytest

from app.command.models.session import OpenSession
from app.domain.events.event import SEALED
from app.infrastructure.event_store.appends import (
    Append,
    Claim,
    ClaimTaken,
    IdempotencyKey,
    Receipt,
    RowChange,
    StreamConflict,
)
from tests.facts import ADA_ID, DELETED, EDITED, MALLORY_ID, PUBLISHED
from tests.integration.logs import Log, Place, a_log, a_stream, an_append, an_id, on_both_engines

pytestmark = on_both_engines

KEY = IdempotencyKey("ada/publish-post", "k1", "request-1")
NAME = Claim("username", "d" * 64, ADA_ID)
SESSION: dict[str, object] = {"user_id": ADA_ID, "secret_digest": "d" * 64, "ends_at": 1}


def a_row(values: dict[str, object] | None, id: str = "s1") -> RowChange:
    return RowChange(OpenSession.table(), {"session_id": id}, values)


def test_an_empty_log_stands_at_position_0(log: Log) -> None:
    assert log.events.head() == 0
    assert log.events.read(0, 10) == []
    assert log.events.stream(an_id()) == []


def test_positions_are_dense_in_the_order_of_the_commits(log: Log) -> None:
    receipts = [log.events.append(an_append()) for _ in range(5)]

    assert [receipt.position for receipt in receipts] == [1, 2, 3, 4, 5]
    assert [stored.position for stored in log.events.read(0, 10)] == [1, 2, 3, 4, 5]
    assert [stored.position for stored in log.events.read(2, 2)] == [3, 4]
    assert log.rung == [1, 2, 3, 4, 5]


def test_the_events_of_one_command_follow_each_other(log: Log) -> None:
    one, other = a_stream(PUBLISHED, EDITED), a_stream(PUBLISHED)
    receipt = log.events.append(an_append(one, other))

    stored = log.events.read(0, 10)
    assert receipt.position == log.events.head() == 3
    assert [each.stream_id for each in stored] == [one.stream_id, one.stream_id, other.stream_id]
    assert [each.stream_version for each in stored] == [1, 2, 1]
    assert len({each.event_id for each in stored}) == 3
    assert len({each.at for each in stored}) == 1


def test_a_stored_event_reads_as_it_was_recorded(log: Log) -> None:
    append = an_append()
    log.events.append(append)

    [recorded] = log.events.open(log.events.read(0, 10))
    assert recorded.event == PUBLISHED
    assert (recorded.actor_id, recorded.command_id) == (ADA_ID, append.command_id)
    assert (recorded.correlation_id, recorded.causation_id) == (append.correlation_id, None)


def test_the_versions_of_a_stream_have_no_gaps(log: Log) -> None:
    id = an_id()
    for version in range(4):
        log.events.append(an_append(a_stream(id=id, expected=version)))
        log.events.append(an_append())

    assert [stored.stream_version for stored in log.events.stream(id)] == [1, 2, 3, 4]


@pytest.mark.parametrize("expected", [0, 1, 3])
def test_an_append_that_expects_another_version_is_refused(log: Log, expected: int) -> None:
    id = an_id()
    log.events.append(an_append(a_stream(PUBLISHED, EDITED, id=id)))

    with pytest.raises(StreamConflict) as refusal:
        log.events.append(an_append(a_stream(DELETED, id=id, expected=expected)))
    assert (refusal.value.stream_id, refusal.value.actual_version) == (id, 2)
    assert log.events.head() == 2


def refused_for_a_stream(log: Log) -> Append:
    id = an_id()
    log.events.append(an_append(a_stream(id=id)))
    return an_append(a_stream(), a_stream(id=id), claims=(NAME,), key=KEY, rows=(a_row(SESSION),))


def refused_for_a_claim(log: Log) -> Append:
    log.events.append(an_append(claims=(NAME,)))
    claims = (Claim("email", "e" * 64, MALLORY_ID), Claim("username", NAME.digest, MALLORY_ID))
    return an_append(claims=claims, key=KEY, rows=(a_row(SESSION),))


def broken_in_its_last_row(_: Log) -> Append:
    nobody = {**SESSION, "user_id": None}
    return an_append(claims=(NAME,), key=KEY, rows=(a_row(SESSION), a_row(nobody, "s2")))


@pytest.mark.parametrize("prepare", [refused_for_a_stream, refused_for_a_claim, broken_in_its_last_row])
def test_a_refused_append_leaves_nothing_of_itself(log: Log, prepare: Callable[[Log], Append]) -> None:
    append = prepare(log)
    before = log.counts()

    with pytest.raises((StreamConflict, ClaimTaken, IntegrityError, psycopg.IntegrityError)):
        log.events.append(append)
    assert log.counts() == before
    assert log.events.replay(KEY) is None
    assert log.events.append(an_append()).position == before["events"] + 1


def test_an_event_whose_text_is_withheld_fails_its_own_append_and_no_other_of_the_batch(log: Log) -> None:
    withheld = an_append(a_stream(replace(PUBLISHED, body=SEALED)))
    batch = [an_append(), withheld, an_append()]
    one, error, other = log.events._commits._settle(batch)

    assert [one, other] == [Receipt(batch[0].id, 1, 1), Receipt(batch[2].id, 1, 2)]
    assert isinstance(error, ValueError)
    assert log.events.stream(withheld.id) == []


def test_a_row_keeps_what_a_change_does_not_name(log: Log) -> None:
    log.events.append(an_append(rows=(a_row(SESSION),)))
    log.events.append(an_append(rows=(a_row({"ends_at": 2}),)))

    with log.engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT user_id, ends_at FROM sessions").all()
    assert [tuple(row) for row in rows] == [(SESSION["user_id"], 2)]


def test_rows_change_with_the_events(log: Log) -> None:
    log.events.append(an_append(rows=(a_row(SESSION),)))
    log.events.append(an_append(rows=(a_row({**SESSION, "ends_at": 2}), a_row(SESSION, "s2"))))
    log.events.append(an_append(rows=(a_row(None, "s2"),)))

    with log.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT session_id, ends_at FROM sessions").all() == [("s1", 2)]


def test_a_claim_has_one_owner_until_it_is_released(log: Log) -> None:
    hers = Claim("username", NAME.digest, MALLORY_ID)
    log.events.append(an_append(claims=(NAME,)))
    log.events.append(an_append(claims=(NAME,)))

    with pytest.raises(ClaimTaken) as refusal:
        log.events.append(an_append(claims=(hers,)))
    assert refusal.value.kind == "username"
    assert log.events.owner(NAME.digest) == ADA_ID

    log.events.append(an_append(released=(NAME,)))
    log.events.append(an_append(claims=(hers,)))
    assert log.events.owner(NAME.digest) == MALLORY_ID


def test_a_log_that_is_opened_again_holds_all_that_it_held(place: Place) -> None:
    with a_log(place) as first:
        receipt = first.events.append(an_append(claims=(NAME,), key=KEY, rows=(a_row(SESSION),)))
        before, epoch, counts = first.events.read(0, 10), first.events.epoch, first.counts()

    with a_log(place) as second:
        assert second.events.read(0, 10) == before
        assert (second.events.epoch, second.counts()) == (epoch, counts)
        assert second.events.owner(NAME.digest) == ADA_ID
        replayed = second.events.replay(KEY)
        assert replayed is not None
        assert (replayed.id, replayed.position) == (receipt.id, 1)
        assert second.events.append(an_append()).position == 2
