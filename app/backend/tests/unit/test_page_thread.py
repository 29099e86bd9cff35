"""What a post's page tells of the thread below it."""

from typing import Any

import pytest

from app.api.page_thread import address_of, asked_of, told

EDITED = [{"kind": "post.edited", "parameters": {"version": version}} for version in (2, 3)]
PUT_BACK = {"kind": "post.reverted", "parameters": {"version": 4, "to_version": 2}}


def said(id: str, *, to: str | None = None, depth: int = 0, about: int | None = None) -> dict[str, Any]:
    author = {"username": id, "display_name": id.title()}
    return {"id": id, "parent_id": to, "depth": depth, "answers_version": about, "author": author}


def test_a_comment_says_what_it_answers_where_indenting_does_not() -> None:
    near, deep = said("anna", to="ben", depth=1), said("misaki", to="anna", depth=7)
    elsewhere = said("noriko", to="somebody", depth=2)
    _, first, last, lost = told([said("ben"), near, deep, elsewhere], {"version": 1}, [])

    assert (first["to"]["display_name"], first["level"], first["is_far"]) == ("Ben", 1, False)
    assert (last["to"]["display_name"], last["level"], last["is_far"]) == ("Anna", 6, True)
    assert (lost["to"], lost["level"], lost["is_far"]) == (None, 2, True)


@pytest.mark.parametrize(
    ("answered", "now", "about"),
    [(1, 3, 1), (3, 3, None), (None, 3, None), (2, 4, None), (1, 4, 1), (3, 4, 3), (9, 3, None)],
)
def test_a_comment_is_about_another_text_only_where_that_differs(
    answered: int | None, now: int, about: int | None
) -> None:
    marks = [*EDITED, PUT_BACK] if now == 4 else EDITED
    (comment,) = told([said("ben", about=answered)], {"version": now}, marks)

    assert comment["about"] == about


def test_an_unknown_order_is_as_if_it_were_not_there() -> None:
    part = asked_of({"sort": "loud", "after": "c2"})

    assert part == {"sort": "old", "limit": 50, "after": "c2"}
    assert address_of("7", asked_of({"sort": "top"})) == "/api/query/posts/7/comments?sort=top&limit=50"
