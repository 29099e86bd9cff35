"""Identifiers that sort by time."""

import re
from uuid import UUID

from app.api.schemas.fields import UUID as ACCEPTED
from app.infrastructure.event_store.uuid7 import uuid7

FORM = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
MANY = [uuid7() for _ in range(2000)]


def test_an_id_has_the_form_of_version_7() -> None:
    assert [made for made in MANY if not FORM.fullmatch(made)] == []
    assert {(UUID(made).version, str(UUID(made))) for made in MANY} == {(7, made) for made in MANY}


def test_ids_are_what_the_edge_accepts() -> None:
    assert all(map(ACCEPTED.fullmatch, MANY))


def test_no_two_ids_are_equal() -> None:
    assert len(set(MANY)) == len(MANY)


def test_ids_sort_by_the_millisecond_of_their_making() -> None:
    milliseconds = [made[:13] for made in MANY]

    assert milliseconds == sorted(milliseconds)
