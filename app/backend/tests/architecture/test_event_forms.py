"""What was stored once can be read for ever: forms are written down, and each has an example that is kept."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import orjson
import pytest

from app.domain.events.event import EVENT_TYPES, DomainEvent, Erasable
from app.infrastructure.event_store.stored_event import place_of
from app.infrastructure.sealing import Seal
from app.infrastructure.serializers.event_forms import (
    FormChanged,
    changed_forms,
    file_name,
    form,
    unwritten_forms,
    write_forms,
)
from app.infrastructure.serializers.json_serializer import CLOSED, decode, encode
from tests.architecture.source import BACKEND, import_all

import_all("app.domain.events")

FORMS = BACKEND / "app" / "domain" / "events" / "schemas"
EXAMPLES = BACKEND / "tests" / "golden"
VERSIONS = [(name, version) for name, kind in EVENT_TYPES.items() for version in range(1, kind.schema_version + 1)]
Json = dict[str, Any]
BOTH = pytest.mark.parametrize(("name", "version"), VERSIONS)


def example(name: str, version: int) -> Json:
    """A stored body with the id and the key of its event, and the text that the key opens."""
    stored: Json = orjson.loads((EXAMPLES / file_name(name, version)).read_bytes())
    return stored


class Toy(DomainEvent):
    """What all versions of a planted event have in common."""

    type_name = "toy.painted"
    schema_version = 1


@dataclass(frozen=True, slots=True)
class ToyPainted(Toy):
    """The form that is written down."""

    toy_id: str
    colours: tuple[str, ...]
    by: Erasable[str] | None


@dataclass(frozen=True, slots=True)
class ToyPaintedElsewhere(Toy):
    """Another form under the same version."""

    toy_id: str
    colours: tuple[str, ...]
    by: Erasable[str] | None
    place: str


def test_every_version_of_every_event_is_written_down_and_no_other() -> None:
    assert unwritten_forms(EVENT_TYPES, FORMS) == []
    assert {path.name for path in FORMS.iterdir()} == {file_name(*version) for version in VERSIONS}


def test_no_event_is_stored_in_another_form_than_the_one_written_down() -> None:
    assert changed_forms(EVENT_TYPES, FORMS) == []


def test_a_form_names_every_field_and_what_may_be_erased_or_missing() -> None:
    written = form(ToyPainted)
    closed = written["properties"].pop(CLOSED)["properties"]

    assert written == {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "toy.painted version 1",
        "type": "object",
        "properties": {
            "toy_id": {"type": "string"},
            "colours": {"type": "array", "items": {"type": "string"}},
            "by": {"type": "null"},
        },
        "required": ["toy_id", "colours"],
        "additionalProperties": False,
    }
    assert closed["fields"]["items"] == {"enum": ["by"]}
    assert closed["text"]["contentSchema"]["properties"] == {"by": {"type": "string"}}


def test_a_planted_change_of_a_form_without_a_new_version_is_noticed(tmp_path: Path) -> None:
    write_forms({"toy.painted": ToyPainted}, tmp_path)
    before = (tmp_path / "toy.painted.v1.json").read_bytes()

    assert changed_forms({"toy.painted": ToyPainted}, tmp_path) == []
    assert changed_forms({"toy.painted": ToyPaintedElsewhere}, tmp_path) == ["toy.painted.v1.json"]
    with pytest.raises(FormChanged, match=r"toy\.painted\.v1\.json"):
        write_forms({"toy.painted": ToyPaintedElsewhere}, tmp_path)
    assert (tmp_path / "toy.painted.v1.json").read_bytes() == before


def test_a_new_version_is_written_beside_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_forms({"toy.painted": ToyPainted}, tmp_path)
    monkeypatch.setattr(ToyPaintedElsewhere, "schema_version", 2)

    assert unwritten_forms({"toy.painted": ToyPaintedElsewhere}, tmp_path) == ["toy.painted.v2.json"]
    assert write_forms({"toy.painted": ToyPaintedElsewhere}, tmp_path) == ["toy.painted.v2.json"]
    assert len(list(tmp_path.iterdir())) == 2


@BOTH
def test_every_version_has_an_example_that_fits_its_form(name: str, version: int) -> None:
    stored = example(name, version)
    written = orjson.loads((FORMS / file_name(name, version)).read_bytes())

    jsonschema.validate(stored["body"], written)
    if CLOSED in stored["body"]:
        closed = written["properties"][CLOSED]["properties"]["text"]
        jsonschema.validate(stored["text"], closed["contentSchema"])


@BOTH
def test_every_example_can_be_opened_and_read(name: str, version: int) -> None:
    stored = example(name, version)
    body = orjson.dumps(stored["body"])
    seal, place = Seal(bytes.fromhex(stored.get("key", "00" * 32))), place_of(name, stored["event_id"])
    event = decode(name, version, body, lambda text: seal.open(text, place))

    assert type(event) is EVENT_TYPES[name]
    if version == event.schema_version:
        again = decode(name, version, encode(event, lambda text: text), lambda text: text)
        assert again == event
        assert {name: getattr(event, name) for name in stored.get("text", {})} == stored.get("text", {})


def test_examples_are_of_known_versions_only() -> None:
    assert {path.name for path in EXAMPLES.iterdir()} == {file_name(*version) for version in VERSIONS}
