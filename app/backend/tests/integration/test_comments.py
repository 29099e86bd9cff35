"""Adding, changing, deleting and restoring comments, and reading them in their thread."""

from typing import Any

import pytest

from tests.integration.boards import Board, Json, Person
from tests.integration.logs import on_both_engines
from tests.integration.problems import problem

pytestmark = on_both_engines

UNKNOWN = "01890000-0000-7000-8000-0000000000ff"
MADE_BY_CLIENT = "0A890000-0000-4000-8000-00000000000C"
NOTHING = {"edit": False, "delete": False, "restore": False, "react": False, "reply": False}
EVERYTHING = {"edit": True, "delete": True, "restore": False, "react": True, "reply": True}


def test_a_receipt_names_the_comment_its_version_and_its_place(mallory: Person, post: str, board: Board) -> None:
    receipt = mallory.does("add-comment", post_id=post, body="It spins.")

    assert receipt.keys() == {"id", "version", "position", "token"}
    assert (receipt["version"], receipt["position"]) == (1, board.head())


def test_a_comment_stands_in_its_thread_at_once(mallory: Person, post: str) -> None:
    id = mallory.comment(post, "It *spins*.\r\n", answers_version=1)
    [comment] = mallory.sees(f"/posts/{post}/comments")

    assert comment.pop("published_at").endswith("Z")
    assert comment.pop("author")["username"] == "mallory"
    assert comment == {
        "id": id,
        "post_id": post,
        "parent_id": None,
        "depth": 0,
        "language": "en",
        "version": 1,
        "answers_version": 1,
        "edited_at": None,
        "html": "<p>It <em>spins</em>.</p>\n",
        "reactions": {},
        "reply_count": 0,
        "state": "present",
        "can": EVERYTHING,
        "my": {"reactions": []},
    }


def test_a_comment_by_itself_brings_its_text_its_post_and_its_place(mallory: Person, post: str) -> None:
    id = mallory.comment(post, "It *spins*.")
    [listed] = mallory.sees(f"/posts/{post}/comments")

    assert mallory.sees(f"/comments/{id}") == listed | {
        "body": "It *spins*.",
        "post": {"id": post, "slug": "on-engines", "title": "On engines"},
        "place": {"sort": "old", "after": None},
    }


def test_guests_read_comments_and_may_do_nothing(mallory: Person, guest: Person, post: str) -> None:
    mallory.comment(post)
    guest.token = mallory.token
    [comment] = guest.sees(f"/posts/{post}/comments")

    assert comment["can"] == NOTHING
    assert "my" not in comment
    problem(guest.order("add-comment", post_id=post, body="x"), 401, "session.missing")


def test_a_comment_is_written_in_its_authors_language_unless_it_says_otherwise(board: Board, post: str) -> None:
    grete = board.somebody()
    grete.register("grete", language="de")
    grete.comment(post)
    grete.comment(post, language="fr")
    [own, other] = grete.sees(f"/posts/{post}/comments")
    grete.does("edit-comment", comment_id=other["id"], body="b")

    assert own["language"] == "de"
    assert grete.sees(f"/comments/{other['id']}")["language"] == "fr"


def test_a_client_may_name_a_comment_but_not_twice(ada: Person, mallory: Person, board: Board, post: str) -> None:
    made = mallory.comment(post, id=MADE_BY_CLIENT)
    head = board.head()

    assert made == MADE_BY_CLIENT.lower()
    for id in (made, post):
        problem(ada.order("add-comment", id=id, post_id=post, body="x"), 409, "id.taken")
    problem(ada.order("publish-post", id=made, title="t", body="b"), 409, "id.taken")
    assert board.head() == head


def test_an_edit_makes_the_next_version_and_shows_it(mallory: Person, post: str) -> None:
    id = mallory.comment(post)
    receipt = mallory.does("edit-comment", comment_id=id, body="It stands.", reason="it broke", expected_version=1)
    comment = mallory.sees(f"/comments/{id}")

    assert receipt["version"] == comment["version"] == 2
    assert (comment["body"], comment["html"]) == ("It stands.", "<p>It stands.</p>\n")
    assert comment["edited_at"] >= comment["published_at"]


def test_a_stale_edit_of_a_comment_learns_the_actual_version(mallory: Person, post: str) -> None:
    id = mallory.comment(post)
    mallory.does("edit-comment", comment_id=id, body="second")
    stale = mallory.order("edit-comment", comment_id=id, body="third", expected_version=1)

    assert problem(stale, 409, "comment.version_conflict")["actual_version"] == 2


def test_a_stranger_cannot_change_a_comment(board: Board, mallory: Person, post: str) -> None:
    id = mallory.comment(post)
    eve = board.member("eve")
    head = board.head()

    orders: dict[str, Json] = {"edit-comment": {"body": "x"}, "delete-comment": {}, "restore-comment": {}}
    for name, fields in orders.items():
        problem(eve.order(name, comment_id=id, **fields), 403, "comment.not_the_author")
    assert board.head() == head
    eve.token = mallory.token
    assert eve.sees(f"/comments/{id}")["can"] == NOTHING | {"react": True, "reply": True}


def test_who_moderates_edits_a_comment_with_a_reason_and_does_not_delete_it(
    ada: Person, mallory: Person, post: str
) -> None:
    id = mallory.comment(post)
    body = problem(ada.order("edit-comment", comment_id=id, body="kinder"), 422, "comment.reason_required")
    assert body["errors"] == {"reason": [{"code": "required"}]}
    ada.does("edit-comment", comment_id=id, body="kinder", reason="the rules")

    problem(ada.order("delete-comment", comment_id=id), 403, "comment.not_the_author")
    assert ada.sees(f"/comments/{id}")["can"] == EVERYTHING | {"delete": False}
    assert ada.sees(f"/comments/{id}")["author"]["username"] == "mallory"


def test_a_deleted_comment_is_gone_for_readers_and_tells_how(mallory: Person, guest: Person, post: str) -> None:
    id = mallory.comment(post, "a secret")
    mallory.does("delete-comment", comment_id=id, reason="a mistake")
    guest.token = mallory.token
    answer = guest.ask(f"/comments/{id}")

    body = problem(answer, 410, "comment.gone")
    assert (body["state"], body["state_by"]["username"], body["state_reason"]) == ("deleted", "mallory", "a mistake")
    assert "a secret" not in answer.text


def test_its_author_and_moderators_still_read_a_deleted_comment(ada: Person, mallory: Person, post: str) -> None:
    id = mallory.comment(post)
    mallory.does("delete-comment", comment_id=id)
    ada.token = mallory.token

    for person, can in ((mallory, NOTHING | {"restore": True}), (ada, NOTHING)):
        comment = person.sees(f"/comments/{id}")
        assert (comment["state"], comment["body"], comment["can"]) == ("deleted", "It *spins*.", can)


def test_a_restored_comment_is_as_it_was(mallory: Person, post: str) -> None:
    id = mallory.comment(post)
    before = mallory.sees(f"/comments/{id}")
    mallory.does("delete-comment", comment_id=id)
    problem(mallory.order("delete-comment", comment_id=id), 409, "comment.deleted")
    problem(mallory.order("edit-comment", comment_id=id, body="x"), 409, "comment.deleted")
    mallory.does("restore-comment", comment_id=id)

    assert mallory.sees(f"/comments/{id}") == before
    problem(mallory.order("restore-comment", comment_id=id), 409, "comment.not_deleted")


def test_what_is_gone_or_elsewhere_cannot_be_answered(ada: Person, mallory: Person, post: str) -> None:
    id, other = mallory.comment(post), mallory.publish()
    mallory.does("delete-comment", comment_id=id)

    problem(mallory.order("add-comment", post_id=post, parent_id=id, body="x"), 409, "comment.deleted")
    mallory.does("restore-comment", comment_id=id)
    problem(mallory.order("add-comment", post_id=other, parent_id=id, body="x"), 409, "comment.elsewhere")
    problem(mallory.order("add-comment", post_id=post, parent_id=UNKNOWN, body="x"), 404, "comment.not_found")
    problem(mallory.order("add-comment", post_id=post, parent_id=post, body="x"), 404, "comment.not_found")
    problem(mallory.order("add-comment", post_id=UNKNOWN, body="x"), 404, "post.not_found")
    problem(mallory.order("add-comment", post_id=post, body="x", answers_version=2), 404, "post.version_not_found")
    ada.does("delete-post", post_id=post)
    problem(mallory.order("add-comment", post_id=post, body="x"), 409, "post.deleted")
    problem(mallory.order("edit-comment", comment_id=id, body="x"), 409, "post.deleted")


@pytest.mark.parametrize("name", ["edit-comment", "delete-comment", "restore-comment"])
def test_a_comment_that_never_was_cannot_be_changed(ada: Person, post: str, name: str) -> None:
    fields: dict[str, Any] = {"body": "x"} if name == "edit-comment" else {}

    for id in (UNKNOWN, post):
        problem(ada.order(name, comment_id=id, **fields), 404, "comment.not_found")


@pytest.mark.parametrize("path", ["", "/timeline"])
def test_a_comment_that_never_was_has_no_pages(guest: Person, path: str) -> None:
    problem(guest.ask(f"/comments/{UNKNOWN}{path}"), 404, "comment.not_found")
    problem(guest.ask(f"/posts/{UNKNOWN}/comments"), 404, "post.not_found")


def test_a_comment_and_its_author_have_their_record_and_the_post_has_none_of_it(mallory: Person, post: str) -> None:
    id = mallory.comment(post)
    mallory.does("edit-comment", comment_id=id, body="x", reason="shorter")
    mallory.does("delete-comment", comment_id=id, reason="a mistake")
    mallory.does("restore-comment", comment_id=id)
    kinds = ["comment.added", "comment.edited", "comment.deleted", "comment.restored"]
    record = mallory.sees(f"/comments/{id}/timeline")

    assert [mark["kind"] for mark in record] == kinds
    assert [mark["reason"] for mark in record] == [None, "shorter", "a mistake", None]
    assert record[1]["parameters"] == {"version": 2, "comment_id": id, "post_id": post}
    assert [mark["kind"] for mark in mallory.sees("/users/mallory/timeline")][-4:] == kinds
    assert [mark["kind"] for mark in mallory.sees(f"/posts/{post}/timeline")] == ["post.published"]
