"""Every event says who may read it and how old texts of it are read."""

import re
from dataclasses import FrozenInstanceError, fields

import pytest

from app.domain.events.event import EVENT_TYPES, Audience, DomainEvent, missing_upcasters
from tests.architecture.source import classes_of

EVENTS = [kind for kind in classes_of("app.domain.events").values() if issubclass(kind, DomainEvent)]
EVENTS.remove(DomainEvent)


@pytest.mark.parametrize("event", EVENTS)
def test_every_event_is_registered_with_an_audience_and_a_version(event: type[DomainEvent]) -> None:
    assert EVENT_TYPES[event.type_name] is event
    assert isinstance(event.audience, Audience)
    assert event.schema_version >= 1


@pytest.mark.parametrize("event", EVENTS)
def test_every_event_is_named_by_its_topic_and_a_past_fact(event: type[DomainEvent]) -> None:
    assert re.fullmatch(r"[a-z]+(_[a-z]+)*\.[a-z]+(_[a-z]+)*", event.type_name)
    assert event.__name__.lower() == re.sub(r"[._]", "", event.type_name)


@pytest.mark.parametrize("event", EVENTS)
def test_no_event_can_be_changed_or_carries_a_time(event: type[DomainEvent]) -> None:
    fact = object.__new__(event)
    names = [field.name for field in fields(event)]  # type: ignore[arg-type]

    with pytest.raises(FrozenInstanceError):
        setattr(fact, names[0], None)
    assert [name for name in names if name in {"at", "time", "timestamp", "created_at", "occurred_at"}] == []


def test_every_old_version_of_an_event_leads_to_the_next() -> None:
    assert missing_upcasters({event.type_name: event for event in EVENTS}) == []
