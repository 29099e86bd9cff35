"""Every event says who may read it and how old texts of it are read."""

import re
from dataclasses import FrozenInstanceError, fields

import pytest

from app.domain.events.event import EVENT_TYPES, Audience, DomainEvent, missing_upcasters
from app.query.projections.change_projection import ChangeProjection
from tests.architecture.source import classes_of

EVENTS = [kind for kind in classes_of("app.domain.events").values() if issubclass(kind, DomainEvent)]
EVENTS.remove(DomainEvent)
SILENT: set[str] = set()
"""Events that show on no page, so that those who watch need not be told."""


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


def unannounced(events: list[type[DomainEvent]]) -> set[str]:
    """What readers may know of and no topic of the stream of changes tells."""
    known = {event.type_name for event in events if event.audience in {Audience.PUBLIC, Audience.SUBJECT}}
    return known - ChangeProjection.handlers.keys() - SILENT


def test_every_event_that_readers_may_know_of_is_announced_or_named_as_silent() -> None:
    assert unannounced(EVENTS) == set()
    assert ChangeProjection.handlers.keys() & SILENT == set()


def test_an_event_that_nobody_announces_is_seen() -> None:
    class Forgotten(DomainEvent):
        type_name, audience = "post.forgotten", Audience.PUBLIC

    assert unannounced([*EVENTS, Forgotten]) == {"post.forgotten"}
