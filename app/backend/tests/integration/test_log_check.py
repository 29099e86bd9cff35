"""A check reads the whole log and names the first position at which it is not what was written."""

from pathlib import Path

import pytest
from sqlalchemy import event

from app.domain.events.post_events import PostVersionRedacted
from app.infrastructure.event_store import log_check
from app.infrastructure.event_store.appends import Claim, IdempotencyKey
from app.infrastructure.event_store.eraser import Eraser
from app.infrastructure.event_store.log_check import CheckedLog, LogCheck, LogDamaged
from app.infrastructure.event_store.log_records import LogRecords
from app.infrastructure.event_store.text_check import TextCheck
from app.infrastructure.serializers.json_serializer import DamagedBody
from tests.facts import EDITED, ENDED, POST_ID, PUBLISHED
from tests.integration.damages import DAMAGES, ONLY_IN_SQLITE, damage
from tests.integration.logs import Log, a_stream, an_append, an_id, on_both_engines
from tests.integration.views import views_of

KEY_OF = "UPDATE keys SET key = :key WHERE event_id = :id"
KEY = IdempotencyKey("ada/publish-post", "k1", "request-1")


@pytest.fixture
def six(log: Log) -> Log:
    """A log of six events with texts, a claim and a receipt."""
    for number in range(5):
        stream = a_stream(PUBLISHED)
        claims = (Claim("username", "digest", stream.stream_id),) if number == 0 else ()
        log.events.append(an_append(stream, claims=claims, key=KEY if number == 1 else None))
    log.events.append(an_append(a_stream(EDITED, id=stream.stream_id, expected=1)))
    return log


def check(log: Log, *, with_keys: bool = True) -> CheckedLog:
    texts = TextCheck(log.events, log.keys, log.key_engine) if with_keys else None
    return LogCheck(log.events, LogRecords(log.engine), texts).run(lambda _: None)


def erase(log: Log, position: int) -> None:
    """Tell that the text of a position is erased; nobody has done it yet."""
    [text] = log.events.read(position - 1, 1)
    log.events.append(an_append(a_stream(PostVersionRedacted(POST_ID, 1, (text.event_id,), None), id=an_id())))


@pytest.mark.parametrize("page", [1, 2, 500])
def test_a_log_that_is_as_it_was_written_is_whole(six: Log, page: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_check, "PAGE", page)

    assert check(six) == CheckedLog(head=6, erased=0)


def test_the_log_is_not_read_whole_for_each_page_of_it(six: Log) -> None:
    first, second, *_ = six.events.read(0, 2)
    for each in (first, second):
        six.events.append(an_append(a_stream(EDITED, id=each.stream_id, expected=1)))
    asked: list[tuple[str, tuple[object, ...]]] = []
    event.listen(six.engine, "before_cursor_execute", lambda *told: asked.append((told[2], told[3])))
    LogRecords(six.engine).streams_of(six.events.read(6, 2))

    [versions_before] = [(sql, given) for sql, given in asked if "position" in sql and "LIMIT" not in sql]
    with six.engine.connect() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {versions_before[0]}", versions_before[1]).all()
    assert [row[3] for row in plan if row[3].startswith("SCAN events")] == []


@on_both_engines
def test_an_empty_log_is_whole(log: Log) -> None:
    assert check(log) == CheckedLog(head=0, erased=0)


def test_a_check_tells_how_far_it_is(six: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_check, "PAGE", 4)
    told: list[int] = []
    LogCheck(six.events, LogRecords(six.engine), None).run(told.append)

    assert told == [4, 6]


@pytest.mark.parametrize("page", [2, 500])
@pytest.mark.parametrize("kind", [*DAMAGES, *ONLY_IN_SQLITE])
def test_every_kind_of_damage_is_named_with_its_position(
    six: Log, kind: str, page: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_check, "PAGE", page)
    do, told = (DAMAGES | ONLY_IN_SQLITE)[kind]
    do(six)

    with pytest.raises(LogDamaged, match=f"^{told}"):
        check(six)


@pytest.mark.parametrize("kind", ["a missing key", "a wrong key", "a body that is no JSON"])
def test_views_stop_right_before_what_cannot_be_read(six: Log, kind: str, tmp_path: Path) -> None:
    DAMAGES[kind][0](six)
    with views_of(six.events, tmp_path / "views") as views:
        runner = views.runner()
        for _ in range(2):
            with pytest.raises(DamagedBody):
                runner.catch_up()

        assert [row[1] for row in views.rows()["checkpoints"]] == [2]


@on_both_engines
@pytest.mark.parametrize("kind", DAMAGES)
def test_every_kind_of_damage_is_named_on_both_engines(six: Log, kind: str) -> None:
    do, told = DAMAGES[kind]
    do(six)

    with pytest.raises(LogDamaged, match=f"^{told}"):
        check(six)


@pytest.mark.parametrize("page", [1, 500])
def test_of_two_damages_the_first_is_named(six: Log, page: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log_check, "PAGE", page)
    DAMAGES["a missing key"][0](six)
    damage(six.owner, "UPDATE events SET body = :body WHERE position = 4", body=b"0")

    with pytest.raises(LogDamaged, match=r"^Position 3: ") as caught:
        check(six)
    assert caught.value.position == 3


def test_a_log_without_its_keys_is_checked_but_for_the_texts(six: Log) -> None:
    damage(six.key_engine, "DELETE FROM keys")

    assert check(six, with_keys=False) == CheckedLog(head=6, erased=0)


@on_both_engines
def test_an_erased_text_is_no_damage_before_while_and_after_its_key_is_destroyed(six: Log) -> None:
    erase(six, 2)
    assert check(six) == CheckedLog(head=7, erased=0)
    six.keys.blank([six.events.read(1, 1)[0].event_id])
    assert check(six) == CheckedLog(head=7, erased=1)
    Eraser(six.events, six.keys, six.engine).catch_up()

    assert check(six) == CheckedLog(head=8, erased=1)


@on_both_engines
def test_a_key_that_came_back_after_its_destruction_is_a_damage(six: Log) -> None:
    [text] = six.events.read(1, 1)
    before = six.keys.find([text.event_id])[text.event_id]
    erase(six, 2)
    Eraser(six.events, six.keys, six.engine).catch_up()
    damage(six.key_engine, KEY_OF, key=before, id=text.event_id)

    with pytest.raises(LogDamaged, match=f"^Position 8: it tells that .* key of event {text.event_id} is there"):
        check(six)


@on_both_engines
def test_a_key_store_from_before_an_erasure_is_made_to_forget_before_anybody_reads(six: Log) -> None:
    erase(six, 2)
    [text] = six.events.read(1, 1)
    before = six.keys.find([text.event_id])[text.event_id]
    Eraser(six.events, six.keys, six.engine).catch_up()
    damage(six.key_engine, KEY_OF, key=before, id=text.event_id)
    damage(six.key_engine, "UPDATE marks SET position = 0")
    Eraser(six.events, six.keys, six.engine).settle()

    assert six.keys.find([text.event_id]) == {text.event_id: None}
    assert check(six) == CheckedLog(head=8, erased=1)
    assert six.keys.marked() == 8


def test_an_event_without_a_text_needs_no_key_to_be_whole(log: Log) -> None:
    log.events.append(an_append(a_stream(ENDED)))

    assert check(log) == CheckedLog(head=1, erased=0)
