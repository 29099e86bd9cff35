"""A list that tells of something whose events wait says that it is stale; other lists do not."""

import threading
from typing import Any

import orjson
import pytest

from app.api import answers
from app.api.answers import told_things
from app.query.projections import fold
from app.query.projections.user_projection import UserProjection
from tests.facts import ADA_ID, POST_ID, UNKNOWN_ID
from tests.integration.boards import Person
from tests.integration.logs import on_both_engines

BROKEN = "On broken engines"


@pytest.fixture
def picky(monkeypatch: pytest.MonkeyPatch) -> None:
    """Posts with that title cannot be taken into the view of users."""
    take = UserProjection.handlers["post.published"]

    def picky(view: UserProjection, event: Any, recorded: Any) -> None:
        if event.title == BROKEN:
            raise LookupError
        take(view, event, recorded)

    monkeypatch.setattr(fold, "PAUSES", (0.0,))
    monkeypatch.setattr(UserProjection, "handlers", {**UserProjection.handlers, "post.published": picky})


def stale(person: Person, *paths: str) -> list[bool]:
    return [person.ask(path).get_json()["stale"] for path in paths]


@on_both_engines
@pytest.mark.usefixtures("picky")
def test_a_list_is_stale_while_something_that_it_tells_of_waits(
    ada: Person, guest: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = ada.publish(tags=("sound",))
    ada.comment(sound, "It spins.")
    id = ada.publish(title=BROKEN, tags=("broken",))
    guest.token = ada.token

    for person in (ada, guest):
        assert stale(person, "/posts", "/posts?tag=broken", "/users/ada/posts") == [True] * 3
        assert stale(person, "/posts?tag=sound", "/users/ada/comments", f"/posts/{sound}/comments") == [False] * 3
        assert "ETag" not in person.ask("/posts").headers
    assert ada.sees("/system/parked")[0]["stream_id"] == id
    monkeypatch.undo()
    ada.does("retry-parked", view="users", stream_id=id)
    while ada.sees("/system/parked"):
        threading.Event().wait(0.01)
    assert stale(ada, "/posts", "/posts?tag=broken", "/users/ada/posts") == [False] * 3


def test_no_answer_is_searched_for_ids_while_nothing_waits(ada: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "told_things", lambda _: pytest.fail("it was searched"))
    ada.comment(ada.publish(), "It spins.")

    assert stale(ada, "/posts", "/users/ada/comments") == [False] * 2


def test_what_people_write_names_nothing() -> None:
    items = orjson.dumps([{"author": {"id": ADA_ID}, "title": f'"id":"{UNKNOWN_ID}"'}, {"id": POST_ID, "tags": ["id"]}])

    assert told_things(items) == {ADA_ID, POST_ID}
