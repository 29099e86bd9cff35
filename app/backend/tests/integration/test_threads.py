"""Threads: their orders, their pages, what stands in them where something is gone; and what one person commented."""

import pytest

from tests.integration.boards import Board, Json, Person
from tests.integration.logs import on_both_engines
from tests.integration.problems import problem
from tests.integration.test_comments import NOTHING
from tests.integration.test_lists import pages


def thread(person: Person, post: str, sort: str = "old") -> list[tuple[str, int]]:
    """What a thread says, and how deep."""
    return [
        (item.get("html", "gone")[3:-5], item["depth"]) for item in person.sees(f"/posts/{post}/comments?sort={sort}")
    ]


@pytest.fixture
def talk(mallory: Person, post: str) -> dict[str, str]:
    """Two threads, of which the first is answered twice, once further down and after the second began."""
    ids = {"one": mallory.comment(post, "one")}
    ids["one.a"] = mallory.comment(post, "one.a", parent_id=ids["one"])
    ids["two"] = mallory.comment(post, "two")
    ids["one.a.x"] = mallory.comment(post, "one.a.x", parent_id=ids["one.a"])
    ids["one.b"] = mallory.comment(post, "one.b", parent_id=ids["one"])
    return ids


@on_both_engines
def test_answers_stand_under_what_they_answer_in_order_of_time(
    mallory: Person, talk: dict[str, str], post: str
) -> None:
    assert thread(mallory, post) == [("one", 0), ("one.a", 1), ("one.a.x", 2), ("one.b", 1), ("two", 0)]
    counted = {item["id"]: item["reply_count"] for item in mallory.sees(f"/posts/{post}/comments")}
    assert counted == {talk["one"]: 3, talk["one.a"]: 1, talk["one.a.x"]: 0, talk["one.b"]: 0, talk["two"]: 0}


@on_both_engines
def test_the_newest_thread_stands_first_with_its_answers_in_order(mallory: Person, talk: Json, post: str) -> None:
    assert thread(mallory, post, "new") == [("two", 0), ("one", 0), ("one.a", 1), ("one.a.x", 2), ("one.b", 1)]


@on_both_engines
def test_the_thread_that_most_like_stands_first_then_the_oldest(
    ada: Person, mallory: Person, talk: Json, post: str
) -> None:
    three = mallory.comment(post, "three")
    ada.does("react", target_id=talk["one.a.x"], kind="like")
    ada.does("react", target_id=three, kind="like")
    mallory.does("react", target_id=three, kind="like")
    mallory.does("react", target_id=talk["two"], kind="like")

    assert thread(mallory, post, "top") == [
        ("three", 0), ("two", 0), ("one", 0), ("one.a", 1), ("one.a.x", 2), ("one.b", 1)
    ]  # fmt: skip


@on_both_engines
@pytest.mark.parametrize("sort", ["old", "new", "top"])
def test_pages_of_a_thread_repeat_and_leave_out_nothing(mallory: Person, talk: Json, post: str, sort: str) -> None:
    mallory.does("react", target_id=talk["two"], kind="like")
    path = f"/posts/{post}/comments?sort={sort}"
    cut = {limit: pages(mallory, path, limit) for limit in (1, 2, 3, 5, 100)}

    for limit, found in cut.items():
        assert [item for page in found for item in page] == mallory.sees(path)
        assert all(len(page) == limit for page in found[:-1])


def test_a_cursor_of_another_thread_is_refused(ada: Person, mallory: Person, talk: Json, post: str) -> None:
    other = mallory.publish()
    after = mallory.ask(f"/posts/{post}/comments?limit=1").get_json()["next"]

    problem(mallory.ask(f"/posts/{other}/comments?after={after}"), 422, "cursor.invalid")


def page_that_shows(person: Person, id: str) -> list[str]:
    """The ids of the page of the thread that a comment says it stands on."""
    comment = person.sees(f"/comments/{id}")
    place = comment["place"]
    after = f"&after={place['after']}" if place["after"] else ""
    items = person.sees(f"/posts/{comment['post_id']}/comments?sort={place['sort']}{after}")
    return [item["id"] for item in items]


@on_both_engines
def test_a_comment_tells_the_page_that_shows_it_below_what_it_answers(mallory: Person, post: str) -> None:
    before = mallory.comment(post, "before")
    root = mallory.comment(post, "root")
    answers = [mallory.comment(post, "answer", parent_id=root) for _ in range(25)]
    below = mallory.comment(post, "below", parent_id=answers[22])

    assert page_that_shows(mallory, before)[0] == before
    assert page_that_shows(mallory, answers[18])[:2] == [root, answers[0]]
    assert page_that_shows(mallory, answers[19])[0] == answers[19]
    assert page_that_shows(mallory, below)[:2] == [answers[22], below]


@on_both_engines
def test_a_deleted_comment_leaves_a_stub_and_its_answers(
    ada: Person, mallory: Person, guest: Person, post: str
) -> None:
    root = mallory.comment(post, "a secret")
    answer = ada.comment(post, "an answer", parent_id=root)
    mallory.token = ada.token
    mallory.does("delete-comment", comment_id=root, reason="a mistake")
    guest.token = mallory.token
    [stub, below] = guest.sees(f"/posts/{post}/comments")

    assert not {"html", "language", "author", "body"} & stub.keys()
    assert (stub["id"], stub["state"], stub["state_reason"]) == (root, "deleted", "a mistake")
    assert (stub["state_by"]["username"], stub["reply_count"], stub["can"]) == ("mallory", 1, NOTHING)
    assert (below["id"], below["parent_id"], below["state"]) == (answer, root, "present")
    assert "a secret" not in guest.ask(f"/posts/{post}/comments").text


def test_what_is_present_below_is_counted(mallory: Person, talk: Json, post: str) -> None:
    mallory.does("delete-comment", comment_id=talk["one.a"])
    assert mallory.sees(f"/comments/{talk['one']}")["reply_count"] == 2

    mallory.does("restore-comment", comment_id=talk["one.a"])
    assert mallory.sees(f"/comments/{talk['one']}")["reply_count"] == 3


def test_answers_end_at_a_hundred_deep(mallory: Person, post: str) -> None:
    id = mallory.comment(post)
    for _ in range(100):
        id = mallory.comment(post, parent_id=id)
    deepest = mallory.sees(f"/comments/{id}")

    assert (deepest["depth"], deepest["can"]["reply"], deepest["can"]["react"]) == (100, False, True)
    problem(mallory.order("add-comment", post_id=post, parent_id=id, body="x"), 409, "comment.too_deep")
    assert mallory.sees(f"/posts/{post}/comments?limit=1")[0]["reply_count"] == 100


def test_comments_on_a_deleted_post_are_read_by_those_who_may_read_the_post(
    ada: Person, mallory: Person, guest: Person, board: Board
) -> None:
    eve = board.member("eve")
    post = mallory.publish()
    eve.token = mallory.token
    id = eve.comment(post, "a secret")
    mallory.token = eve.token
    mallory.does("delete-post", post_id=post)
    for person in (ada, guest, eve):
        person.token = mallory.token

    for person in (ada, mallory):
        assert person.sees(f"/comments/{id}")["can"] == NOTHING
        assert len(person.sees(f"/posts/{post}/comments")) == len(person.sees("/users/eve/comments")) == 1
    for person in (eve, guest):
        problem(person.ask(f"/comments/{id}"), 410, "post.gone")
        problem(person.ask(f"/posts/{post}/comments"), 410, "post.gone")
        assert person.sees("/users/eve/comments") == []


@on_both_engines
def test_a_persons_comments_stand_newest_first_with_their_posts(ada: Person, mallory: Person, post: str) -> None:
    first, second = mallory.comment(post, "first"), mallory.comment(post, "second")
    ada.token = mallory.token
    ada.comment(post, "another's")
    found = mallory.sees("/users/mallory/comments")

    assert [item["id"] for item in found] == [second, first]
    assert found[0]["post"] == {"id": post, "slug": "on-engines", "title": "On engines"}
    assert found[0].keys() == mallory.sees(f"/posts/{post}/comments")[0].keys() | {"post"}
    assert [len(page) for page in pages(mallory, "/users/mallory/comments", 1)] == [1, 1]


def test_deleted_comments_stand_in_a_persons_list_for_them_and_who_moderates(
    ada: Person, mallory: Person, guest: Person, post: str
) -> None:
    id = mallory.comment(post)
    mallory.does("delete-comment", comment_id=id)
    ada.token = guest.token = mallory.token

    assert [item["state"] for item in ada.sees("/users/mallory/comments")] == ["deleted"]
    assert [item["state"] for item in mallory.sees("/users/mallory/comments")] == ["deleted"]
    assert guest.sees("/users/mallory/comments") == []
