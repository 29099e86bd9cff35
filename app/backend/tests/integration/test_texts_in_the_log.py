"""What people wrote is closed in the log, opens with the event's own key, and is gone with it."""

import pytest
from sqlalchemy import delete, update

from app.domain.events.event import ERASED, SEALED
from app.domain.events.post_events import PostPublished
from app.infrastructure.event_store.event_repository import KeyMissing
from app.infrastructure.event_store.key_repository import BLANK, keys
from app.infrastructure.event_store.leaf_hash import inner_hash, leaf_hash
from app.infrastructure.event_store.stored_event import StoredEvent
from app.infrastructure.serializers.json_serializer import DamagedBody
from tests.facts import ADA_ID, DELETED, EDITED, ENDED, PUBLISHED
from tests.integration.logs import Log, a_stream, an_append, on_both_engines

pytestmark = on_both_engines


def publish(log: Log) -> StoredEvent:
    """A post in the log."""
    log.events.append(an_append(a_stream(PUBLISHED)))
    return log.events.read(0, 10)[-1]


def opened(log: Log, stored: StoredEvent) -> PostPublished:
    [recorded] = log.events.open([stored])
    assert isinstance(recorded.event, PostPublished)
    return recorded.event


def test_each_event_opens_with_a_key_of_its_own(log: Log) -> None:
    log.events.append(an_append(a_stream(PUBLISHED, EDITED)))
    stored = log.events.read(0, 10)
    found = log.keys.find([event.event_id for event in stored])

    assert len(set(found.values())) == 2
    assert [recorded.event for recorded in log.events.open(stored)] == [PUBLISHED, EDITED]


def test_a_key_names_its_stream_and_whose_text_it_is(log: Log) -> None:
    stored = publish(log)

    assert log.keys.of_subject(ADA_ID) == [stored.event_id]
    assert log.keys.of_subject(stored.stream_id) == []


def test_events_without_a_text_need_no_key(log: Log) -> None:
    log.events.append(an_append(a_stream(ENDED)))
    [stored] = log.events.read(0, 10)

    assert log.keys.find([stored.event_id]) == {}
    assert log.events.open([stored])[0].event == ENDED


def test_whoever_loads_an_aggregate_reads_without_keys(log: Log) -> None:
    event = publish(log).read().event

    assert isinstance(event, PostPublished)
    assert (event.title, event.body, event.tags) == (SEALED, SEALED, PUBLISHED.tags)


def test_a_destroyed_key_reads_as_erased_and_the_rest_stays(log: Log) -> None:
    stored = publish(log)
    log.keys.blank([stored.event_id])

    assert (opened(log, stored).title, opened(log, stored).body) == (ERASED, ERASED)
    assert opened(log, stored).tags == PUBLISHED.tags


def test_a_destroyed_key_never_comes_back(log: Log) -> None:
    stored = publish(log)
    log.keys.blank([stored.event_id])
    with log.keys._engine.begin() as connection:
        row = connection.execute(keys.select()).one()

    assert row.key == BLANK
    assert opened(log, stored).title is ERASED


def test_a_missing_key_is_never_an_erasure(log: Log) -> None:
    stored = publish(log)
    with log.keys._engine.begin() as connection:
        connection.execute(delete(keys))

    with pytest.raises(KeyMissing, match="position 1"):
        log.events.open([stored])


def test_a_text_opens_in_its_own_place_only(log: Log) -> None:
    one, other = publish(log), publish(log)
    found = log.keys.find([one.event_id])
    with log.keys._engine.begin() as connection:
        connection.execute(update(keys).where(keys.c.event_id == other.event_id).values(key=found[one.event_id]))

    with pytest.raises(DamagedBody, match="position 2"):
        log.events.open([other])


def test_each_leaf_is_the_hash_of_its_event_in_its_place(log: Log) -> None:
    log.events.append(an_append(a_stream(PUBLISHED, EDITED, DELETED), a_stream(ENDED)))

    for event in log.events.read(0, 10):
        ids = (event.stream_id, event.event_id, event.actor_id)
        cause = (event.command_id, event.correlation_id, event.causation_id)
        inner = inner_hash((*ids, *cause), (event.stream_version, event.schema_version), event.type, event.body)
        assert event.leaf == leaf_hash(event.position, event.at, inner)


def test_keys_are_durable_before_their_events(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[bool] = []
    write = log.events._write

    def look(appends):  # type: ignore[no-untyped-def]
        seen.extend(log.keys.find([key.event_id]) != {} for append in appends for key in append.keys)
        return write(appends)

    monkeypatch.setattr(log.events, "_write", look)
    publish(log)

    assert seen == [True]
