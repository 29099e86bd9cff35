"""Events to bodies and back."""

from dataclasses import fields
from typing import get_type_hints

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.events.event import EVENT_TYPES, DomainEvent, Erased
from app.infrastructure.serializers.json_serializer import DamagedBody, decode, encode
from tests.facts import EVENTS, PUBLISHED

TEXTS = st.text(st.characters(codec="utf-8"), max_size=50)
VALUES: dict[object, st.SearchStrategy[object]] = {
    str: TEXTS,
    int: st.integers(min_value=-(2**53), max_value=2**53),
    str | Erased: TEXTS,
    str | Erased | None: TEXTS | st.none(),
    str | None: TEXTS | st.none(),
    tuple[str, ...]: st.lists(TEXTS, max_size=4).map(tuple),
}


def events(kind: type[DomainEvent]) -> st.SearchStrategy[DomainEvent]:
    """Every event of a kind that can be."""
    hints = get_type_hints(kind)
    values = {field.name: VALUES[hints[field.name]] for field in fields(kind)}  # type: ignore[arg-type]
    return st.builds(kind, **values)


def test_the_example_facts_show_every_event() -> None:
    assert {type(event) for event in EVENTS} == set(EVENT_TYPES.values())


@given(st.sampled_from(sorted(EVENT_TYPES)).flatmap(lambda name: events(EVENT_TYPES[name])))
def test_every_event_reads_as_it_was_written(event: DomainEvent) -> None:
    assert decode(event.type_name, event.schema_version, encode(event)) == event


def test_a_body_names_the_fields_in_their_order() -> None:
    body = orjson.loads(encode(PUBLISHED))

    assert list(body) == ["post_id", "author_id", "title", "body", "tags", "language"]
    assert body["tags"] == ["history", "engines"]


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b"[]", b"null", b"1", b"{}", b'{"post_id": "x"}'])
def test_a_body_that_this_code_never_wrote_is_damaged(body: bytes) -> None:
    with pytest.raises(DamagedBody):
        decode("post.published", 1, body)


def test_a_body_with_one_value_where_there_are_many_is_damaged() -> None:
    body = orjson.dumps({**orjson.loads(encode(PUBLISHED)), "tags": 7})

    with pytest.raises(DamagedBody):
        decode("post.published", 1, body)
