"""When things changed: the ticks that one looks back by."""

from itertools import product

import pytest

from app.query.handlers import activity_query_handlers
from tests.integration.boards import Json, Person
from tests.integration.logs import on_both_engines
from tests.integration.problems import problem

pytestmark = on_both_engines


def kinds(person: Person, query: str = "") -> list[str]:
    return [tick["kind"] for tick in person.sees(f"/activity{query}")]


@pytest.fixture
def post(ada: Person) -> str:
    """A post that was edited and answered."""
    id = ada.publish(tags=("history",))
    ada.does("edit-post", post_id=id, title="On looms", tags=["looms"])
    ada.comment(id)
    return id


def test_each_change_is_told_with_its_position_and_time(ada: Person, guest: Person, post: str) -> None:
    guest.token = ada.token
    ticks = guest.sees("/activity")
    marks = guest.sees(f"/posts/{post}/timeline")

    assert [tick["kind"] for tick in ticks] == ["post.published", "post.edited", "comment.added"]
    assert [(tick["position"], tick["at"]) for tick in ticks[:2]] == [(mark["position"], mark["at"]) for mark in marks]
    assert {tick["post_id"] for tick in ticks} == {post}


def test_what_only_its_subject_may_read_is_no_change(ada: Person, post: str) -> None:
    before = kinds(ada)
    in_a_year = ada.sees(f"/posts/{post}")["published_at"].replace("2026", "2027")
    ada.order("schedule-post", title="Later", body="Later.", publish_at=in_a_year)
    ada.does("react", target_id=post, kind="like")
    ada.does("change-profile", bio="I weave.")

    assert kinds(ada) == before


def test_changes_are_narrowed_to_a_tag_that_the_post_bears_or_loses(ada: Person, post: str) -> None:
    assert kinds(ada, "?tag=history") == ["post.published", "post.edited"]
    assert kinds(ada, "?tag=looms") == ["post.edited", "comment.added"]
    assert kinds(ada, "?tag=never") == []


def test_changes_are_narrowed_to_whose_they_are(ada: Person, mallory: Person, post: str) -> None:
    mallory.token = ada.token
    mallory.comment(post)

    assert kinds(mallory, "?author=mallory") == ["comment.added"]
    assert kinds(mallory, "?author=mallory&tag=looms") == ["comment.added"]
    assert kinds(mallory, "?author=mallory&tag=history") == []
    assert len(kinds(mallory, "?author=ada")) == 3
    problem(mallory.ask("/activity?author=nobody"), 404, "user.not_found")


def test_changes_are_narrowed_to_a_post(ada: Person, post: str) -> None:
    ada.publish("Another")

    assert len(kinds(ada)) == 4
    assert kinds(ada, f"?post={post}") == ["post.published", "post.edited", "comment.added"]


def test_both_ends_belong_to_a_span(ada: Person, post: str) -> None:
    first, second, third = ada.sees("/activity")

    assert kinds(ada, f"?from={second['position']}") == ["post.edited", "comment.added"]
    assert kinds(ada, f"?to={second['position']}") == ["post.published", "post.edited"]
    assert kinds(ada, f"?from={second['at']}&to={second['at']}") == ["post.edited"]
    assert kinds(ada, f"?from={third['position']}&to={first['at']}") == []
    assert kinds(ada, "?to=0") == kinds(ada, "?from=2100-01-01T00:00:00Z") == []


def test_many_changes_are_counted_by_day(ada: Person, post: str, monkeypatch: pytest.MonkeyPatch) -> None:
    last_but_one = ada.sees("/activity")[1]["position"]
    monkeypatch.setattr(activity_query_handlers, "FEW", 3)
    days: list[Json] = ada.sees("/activity")
    few = kinds(ada, f"?to={last_but_one}")

    assert sum(day["changes"] for day in days) == 3
    assert [sorted(day) for day in days] == [["changes", "day"]] * len(days)
    assert few == ["post.published", "post.edited"]


def test_an_end_that_is_no_moment_is_refused(guest: Person, subtests: pytest.Subtests) -> None:
    moments = ("yesterday", "", "-1", "2026-01-01", "2026-13-01T00:00:00Z", "1" * 19)
    for name, moment in product(("from", "to"), moments):
        with subtests.test(name=name, moment=moment):
            body = problem(guest.ask(f"/activity?{name}={moment}"), 422, "request.invalid")

            assert body["errors"] == {name: [{"code": "invalid"}]}


def test_a_post_that_has_no_id_is_refused(guest: Person, subtests: pytest.Subtests) -> None:
    for post in ("", "x", "中"):
        with subtests.test(post=post):
            body = problem(guest.ask(f"/activity?post={post}"), 422, "request.invalid")

            assert body["errors"] == {"post": [{"code": "invalid"}]}


def near(person: Person, query: str) -> Json:
    told: Json = person.sees(f"/activity/near{query}")
    return {name: tick and (tick["kind"] if isinstance(tick, dict) else tick) for name, tick in told.items()}


def test_a_moment_has_a_change_before_what_stood_then_and_one_after(ada: Person, post: str) -> None:
    first, second, third = ada.sees("/activity")

    for moment in (second["position"], second["at"]):
        told = near(ada, f"?at={moment}")
        assert told == {"at": second["at"], "earlier": "post.published", "later": "comment.added"}
    assert near(ada, f"?at={first['position']}")["earlier"] is None
    assert near(ada, f"?at={third['position']}")["later"] is None
    assert near(ada, f"?at={second['position']}&tag=history")["later"] is None


def test_before_the_first_change_there_is_a_later_one_only(ada: Person, post: str) -> None:
    assert near(ada, "?at=0") == {"at": None, "earlier": None, "later": "post.published"}


def test_what_is_near_to_no_moment_is_refused(guest: Person, subtests: pytest.Subtests) -> None:
    for query in ("", "?at=", "?at=soon"):
        with subtests.test(query=query):
            body = problem(guest.ask(f"/activity/near{query}"), 422, "request.invalid")

            assert list(body["errors"]) == ["at"]
