"""What was stored once can be read for ever: forms are written down, and each has an example that is kept."""

from dataclasses import dataclass
from pathlib import Path

import jsonschema  # type: ignore[import-untyped]
import orjson
import pytest

from app.domain.events.event import EVENT_TYPES, DomainEvent, Erasable
from app.infrastructure.serializers.event_forms import (
    FormChanged,
    changed_forms,
    file_name,
    form,
    unwritten_forms,
    write_forms,
)
from app.infrastructure.serializers.json_serializer import decode, encode
from tests.architecture.source import BACKEND, import_all

import_all("app.domain.events")

FORMS = BACKEND / "app" / "domain" / "events" / "schemas"
EXAMPLES = BACKEND / "tests" / "golden"
VERSIONS = [(name, version) for name, kind in EVENT_TYPES.items() for version in range(1, kind.schema_version + 1)]
BOTH = pytest.mark.parametrize(("name", "version"), VERSIONS)


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
    assert form(ToyPainted) == {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "toy.painted version 1",
        "type": "object",
        "properties": {
            "toy_id": {"type": "string"},
            "colours": {"type": "array", "items": {"type": "string"}},
            "by": {"type": ["string", "null"], "x-erasable": True},
        },
        "required": ["toy_id", "colours", "by"],
        "additionalProperties": False,
    }


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
    file = file_name(name, version)
    example = orjson.loads((EXAMPLES / file).read_bytes())

    jsonschema.validate(example, orjson.loads((FORMS / file).read_bytes()))


@BOTH
def test_every_example_can_be_read(name: str, version: int) -> None:
    stored = (EXAMPLES / file_name(name, version)).read_bytes()
    event = decode(name, version, stored)

    assert type(event) is EVENT_TYPES[name]
    if version == event.schema_version:
        assert orjson.loads(encode(event)) == orjson.loads(stored)


def test_examples_are_of_known_versions_only() -> None:
    assert {path.name for path in EXAMPLES.iterdir()} == {file_name(*version) for version in VERSIONS}
