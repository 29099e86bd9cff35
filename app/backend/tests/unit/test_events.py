"""The register of events and the way from old versions to new ones."""

from dataclasses import dataclass

import pytest

from app.domain.events import event as register
from app.domain.events.event import (
    ERASED,
    SEALED,
    Audience,
    DomainEvent,
    JsonObject,
    ReadWithoutKeys,
    UnknownEvent,
    event_type,
    known_type,
    missing_upcasters,
    readable,
    upcast,
    upcasts,
)
from app.infrastructure.serializers.json_serializer import decode


@pytest.fixture(autouse=True)
def _a_register_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(register, "EVENT_TYPES", dict(register.EVENT_TYPES))
    monkeypatch.setattr(register, "UPCASTERS", dict(register.UPCASTERS))


def toy_event(version: int) -> type[DomainEvent]:
    @event_type("toy.painted", version=version, audience=Audience.PUBLIC)
    @dataclass(frozen=True, slots=True)
    class ToyPainted(DomainEvent):
        """A toy got a colour."""

        toy_id: str
        colour: str

    return ToyPainted


def name_the_colour(body: JsonObject) -> JsonObject:
    return {**body, "colour": "red"}


def test_an_event_that_says_its_first_version_needs_no_upcaster() -> None:
    assert missing_upcasters({"toy.painted": toy_event(1)}) == []


def test_each_old_version_without_an_upcaster_is_named() -> None:
    toy = toy_event(4)
    upcasts("toy.painted", from_version=2)(name_the_colour)

    assert missing_upcasters({"toy.painted": toy}) == [("toy.painted", 1), ("toy.painted", 3)]


def test_an_old_body_reads_in_the_form_of_today() -> None:
    toy = toy_event(2)
    upcasts("toy.painted", from_version=1)(name_the_colour)

    assert upcast(toy, 1, {"toy_id": "t"}) == {"toy_id": "t", "colour": "red"}
    assert upcast(toy, 2, {"toy_id": "t", "colour": "blue"})["colour"] == "blue"


def test_upcasters_run_one_after_the_other() -> None:
    toy = toy_event(3)
    upcasts("toy.painted", from_version=1)(name_the_colour)
    upcasts("toy.painted", from_version=2)(lambda body: {**body, "colour": f"dark {body['colour']}"})

    assert upcast(toy, 1, {"toy_id": "t"}) == {"toy_id": "t", "colour": "dark red"}


@pytest.mark.parametrize(("name", "version"), [("toy.painted", 0), ("toy.painted", 2), ("toy.sold", 1)])
def test_an_event_that_this_code_does_not_know_is_refused(name: str, version: int) -> None:
    toy_event(1)

    with pytest.raises(UnknownEvent):
        known_type(name, version)
    with pytest.raises(UnknownEvent):
        decode(name, version, b"{}", lambda text: text)


def test_two_events_of_one_name_fail_at_once() -> None:
    toy_event(1)

    with pytest.raises(ValueError, match=r"toy\.painted"):
        toy_event(1)


def test_two_upcasters_of_one_step_fail_at_once() -> None:
    upcasts("toy.painted", from_version=1)(name_the_colour)

    with pytest.raises(ValueError, match=r"toy\.painted version 1"):
        upcasts("toy.painted", from_version=1)(dict)


def test_what_is_erased_cannot_be_read() -> None:
    assert readable("text") == "text"
    assert readable(ERASED) is None
    assert readable(None) is None
    with pytest.raises(ReadWithoutKeys):
        readable(SEALED)
