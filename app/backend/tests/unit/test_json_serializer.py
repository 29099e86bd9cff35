"""Events to bodies and back."""

from base64 import b64decode
from dataclasses import fields, replace
from typing import get_type_hints

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.events.event import ERASED, EVENT_TYPES, DomainEvent, Withheld
from app.domain.events.post_events import PostDeleted
from app.infrastructure.serializers.json_serializer import DamagedBody, decode, encode, has_text
from tests.facts import EVENTS, PUBLISHED

TEXTS = st.text(st.characters(codec="utf-8"), max_size=50)
VALUES: dict[object, st.SearchStrategy[object]] = {
    str: TEXTS,
    int: st.integers(min_value=-(2**53), max_value=2**53),
    int | None: st.integers(min_value=-(2**53), max_value=2**53) | st.none(),
    str | Withheld: TEXTS,
    str | Withheld | None: TEXTS | st.none(),
    str | None: TEXTS | st.none(),
    tuple[str, ...]: st.lists(TEXTS, max_size=4).map(tuple),
}


def as_it_is(text: bytes) -> bytes:
    """Neither closes nor opens."""
    return text


def events(kind: type[DomainEvent]) -> st.SearchStrategy[DomainEvent]:
    """Every event of a kind that can be."""
    hints = get_type_hints(kind)
    values = {field.name: VALUES[hints[field.name]] for field in fields(kind)}  # type: ignore[arg-type]
    return st.builds(kind, **values)


def test_the_example_facts_show_every_event() -> None:
    assert {type(event) for event in EVENTS} == set(EVENT_TYPES.values())


@given(st.sampled_from(sorted(EVENT_TYPES)).flatmap(lambda name: events(EVENT_TYPES[name])))
def test_every_event_reads_as_it_was_written(event: DomainEvent) -> None:
    assert decode(event.type_name, event.schema_version, encode(event, as_it_is), as_it_is) == event


def test_a_body_names_the_fields_in_their_order() -> None:
    body = orjson.loads(encode(PUBLISHED, as_it_is))

    assert list(body) == ["post_id", "author_id", "tags", "language", "$sealed"]
    assert body["tags"] == ["history", "engines"]


def test_what_can_be_erased_is_closed_together_and_named() -> None:
    body = orjson.loads(encode(PUBLISHED, lambda text: text[::-1]))

    assert body["$sealed"]["fields"] == ["title", "body"]
    assert orjson.loads(b64decode(body["$sealed"]["text"])[::-1]) == {"title": PUBLISHED.title, "body": PUBLISHED.body}


def test_an_event_without_a_text_has_nothing_to_be_opened() -> None:
    assert has_text(encode(PUBLISHED, as_it_is))
    assert not has_text(encode(PostDeleted("p1", reason=None), as_it_is))


@pytest.mark.parametrize("instead", list(Withheld))
def test_a_text_that_is_withheld_reads_so_and_the_rest_in_clear(instead: Withheld) -> None:
    event = decode("post.published", 1, encode(PUBLISHED, as_it_is), lambda _: instead)

    assert event == replace(PUBLISHED, title=instead, body=instead)


def test_an_event_without_its_text_cannot_be_stored_again() -> None:
    with pytest.raises(ValueError, match="title has no text"):
        encode(replace(PUBLISHED, title=ERASED), as_it_is)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"\xff",
        b"[]",
        b"null",
        b"1",
        b"{}",
        b'{"post_id": "x"}',
        b'{"$sealed": 1}',
        b'{"$sealed": {"fields": [], "text": "?"}}',
    ],
)
def test_a_body_that_this_code_never_wrote_is_damaged(body: bytes) -> None:
    with pytest.raises(DamagedBody):
        decode("post.published", 1, body, as_it_is)


def test_a_body_with_one_value_where_there_are_many_is_damaged() -> None:
    body = orjson.dumps({**orjson.loads(encode(PUBLISHED, as_it_is)), "tags": 7})

    with pytest.raises(DamagedBody):
        decode("post.published", 1, body, as_it_is)
