"""Publishing, changing, deleting and restoring posts, through commands and queries."""

from typing import Any

import pytest

from tests.integration.boards import Board, Json, Person
from tests.integration.logs import on_both_engines
from tests.integration.problems import problem

pytestmark = on_both_engines

UNKNOWN = "01890000-0000-7000-8000-0000000000ff"
MADE_BY_CLIENT = "0A890000-0000-4000-8000-00000000000B"
EVERYTHING = dict.fromkeys(("edit", "revert", "redact", "delete", "restore", "react", "comment"), True)
NOTHING = dict.fromkeys(EVERYTHING, False)
ANSWER = NOTHING | {"react": True, "comment": True}


def test_a_receipt_names_the_post_its_version_and_its_place(ada: Person, board: Board) -> None:
    receipt = ada.does("publish-post", title="On engines", body="It weaves.")

    assert receipt.keys() == {"id", "version", "position", "token"}
    assert (receipt["version"], receipt["position"]) == (1, board.head())
    assert receipt["token"] == f"{board.parts.events.epoch}-{board.head()}"


def test_a_published_post_is_on_its_page_at_once(ada: Person) -> None:
    id = ada.publish(title="On  engines", body="# It\n\n*weaves*.", tags=("History", "engines"))

    post = ada.sees(f"/posts/{id}")
    assert post["author"] == {"id": ada.sees("/me")["id"], "username": "ada", "display_name": "ada"}
    assert post["published_at"].endswith("Z")
    assert post == post | {
        "id": id,
        "slug": "on-engines",
        "title": "On engines",
        "excerpt": "It weaves.",
        "tags": ["history", "engines"],
        "language": "en",
        "edited_at": None,
        "version": 1,
        "comment_count": 0,
        "reactions": {},
        "state": "present",
        "body": "# It\n\n*weaves*.",
        "html": "<h2>It</h2>\n<p><em>weaves</em>.</p>\n",
        "can": EVERYTHING | {"revert": False, "restore": False},
    }
    assert "state_at" not in post


def test_a_post_is_written_in_its_authors_language_unless_it_says_otherwise(board: Board) -> None:
    author = board.somebody()
    author.register("grete", language="de")
    other = author.does("publish-post", title="t", body="b", language="fr")["id"]

    assert author.sees(f"/posts/{author.publish()}")["language"] == "de"
    assert author.sees(f"/posts/{other}")["language"] == "fr"


def test_a_client_may_name_a_post_but_not_twice(ada: Person, mallory: Person, board: Board) -> None:
    made = ada.does("publish-post", id=MADE_BY_CLIENT, title="t", body="b")
    head = board.head()

    assert made["id"] == MADE_BY_CLIENT.lower()
    for person, id in ((mallory, MADE_BY_CLIENT.lower()), (mallory, ada.sees("/me")["id"])):
        body = problem(person.order("publish-post", id=id, title="u", body="c"), 409, "id.taken")
        assert body["errors"] == {"id": [{"code": "taken"}]}
    assert board.head() == head
    assert ada.sees(f"/posts/{made['id']}")["title"] == "t"


def test_an_edit_changes_what_it_names(ada: Person) -> None:
    id = ada.publish(title="Old", body="Old body", tags=("one",))
    receipt = ada.does("edit-post", post_id=id, title="New", reason="clearer", expected_version=1)

    post = ada.sees(f"/posts/{id}")
    assert receipt["version"] == post["version"] == 2
    assert (post["title"], post["slug"], post["body"], post["tags"]) == ("New", "new", "Old body", ["one"])
    assert post["edited_at"] >= post["published_at"]
    assert post["can"]["revert"]


def test_a_stale_edit_learns_the_actual_version(ada: Person) -> None:
    id = ada.publish()
    ada.does("edit-post", post_id=id, body="second")
    body = problem(ada.order("edit-post", post_id=id, body="third", expected_version=1), 409, "post.version_conflict")

    assert body["actual_version"] == 2
    assert ada.sees(f"/posts/{id}")["body"] == "second"


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("edit-post", {}),
        ("edit-post", {"title": " "}),
        ("revert-post", {"to_version": 1}),
        ("revert-post", {"to_version": 99}),
        ("delete-post", {}),
        ("restore-post", {}),
    ],
)
def test_a_stranger_cannot_change_a_post_and_learns_nothing_of_it(
    ada: Person, mallory: Person, board: Board, name: str, fields: Json
) -> None:
    id = ada.publish()
    head = board.head()

    problem(mallory.order(name, post_id=id, **fields), 403, "post.not_the_author")
    assert board.head() == head
    mallory.token = ada.token
    assert mallory.sees(f"/posts/{id}")["can"] == ANSWER


def test_who_moderates_edits_with_a_reason_that_all_can_read(ada: Person, mallory: Person, guest: Person) -> None:
    id = mallory.publish()
    body = problem(ada.order("edit-post", post_id=id, body="kinder"), 422, "post.reason_required")
    assert body["errors"] == {"reason": [{"code": "required"}]}
    ada.does("edit-post", post_id=id, body="kinder", reason="the rules")

    assert ada.sees(f"/posts/{id}")["can"] == ANSWER | {"edit": True, "revert": True}
    guest.token = ada.token
    newest = guest.sees(f"/posts/{id}/history")[0]
    assert (newest["author"]["username"], newest["reason"]) == ("ada", "the rules")
    assert guest.sees(f"/posts/{id}")["author"]["username"] == "mallory"


def test_whoever_is_told_that_they_can_answer_a_post_can_and_nobody_else(ada: Person, guest: Person) -> None:
    id = ada.publish()
    guest.token = ada.token

    assert guest.sees(f"/posts/{id}")["can"] == NOTHING
    problem(guest.order("add-comment", post_id=id, body="It spins."), 401, "session.missing")
    problem(guest.order("react", target_id=id, kind="like"), 401, "session.missing")
    ada.does("add-comment", post_id=id, body="It spins.")
    ada.does("react", target_id=id, kind="like")
    assert ada.sees(f"/posts/{id}")["can"] == EVERYTHING | {"revert": False, "restore": False}
    ada.does("delete-post", post_id=id)
    assert ada.sees(f"/posts/{id}")["can"] == NOTHING | {"restore": True, "redact": True}
    problem(ada.order("add-comment", post_id=id, body="It spins."), 409, "post.deleted")
    problem(ada.order("react", target_id=id, kind="like"), 409, "post.deleted")


def test_a_deleted_post_is_gone_for_readers_and_tells_how(mallory: Person, guest: Person) -> None:
    id = mallory.publish()
    mallory.does("delete-post", post_id=id, reason="a mistake")
    guest.token = mallory.token

    for path in ("", "/history", "/history/1", "/diff?from=1&to=1"):
        body = problem(guest.ask(f"/posts/{id}{path}"), 410, "post.gone")
        assert (body["state"], body["state_by"]["username"], body["state_reason"]) == (
            "deleted",
            "mallory",
            "a mistake",
        )
        assert body["state_at"].endswith("Z")
        assert "It *weaves*." not in str(body)
    assert guest.sees("/posts") == []


def test_its_author_and_moderators_still_read_a_deleted_post(ada: Person, mallory: Person) -> None:
    id = mallory.publish()
    mallory.does("delete-post", post_id=id)
    ada.token = mallory.token

    own, moderated = mallory.sees(f"/posts/{id}"), ada.sees(f"/posts/{id}")
    assert own["state"] == moderated["state"] == "deleted"
    assert own["can"] == NOTHING | {"restore": True, "redact": True}
    assert moderated["can"] == NOTHING
    assert mallory.sees("/posts") == []


def test_a_restored_post_is_as_it_was(mallory: Person, guest: Person) -> None:
    id = mallory.publish()
    before = mallory.sees(f"/posts/{id}")
    mallory.does("delete-post", post_id=id)
    problem(mallory.order("delete-post", post_id=id), 409, "post.deleted")
    problem(mallory.order("edit-post", post_id=id, body="x"), 409, "post.deleted")
    receipt = mallory.does("restore-post", post_id=id)

    assert receipt["version"] == 1
    assert mallory.sees(f"/posts/{id}") == before
    problem(mallory.order("restore-post", post_id=id), 409, "post.not_deleted")
    guest.token = mallory.token
    assert [post["id"] for post in guest.sees("/posts")] == [id]


def test_a_revert_puts_the_text_of_a_version_back(ada: Person) -> None:
    id = ada.publish(title="First", body="one", tags=("a",))
    ada.does("edit-post", post_id=id, title="Second", body="two", tags=["b"])
    receipt = ada.does("revert-post", post_id=id, to_version=1, reason="better before")

    post = ada.sees(f"/posts/{id}")
    assert receipt["version"] == post["version"] == 3
    assert (post["title"], post["body"], post["tags"]) == ("First", "one", ["a"])
    problem(ada.order("revert-post", post_id=id, to_version=4), 404, "post.version_not_found")


@pytest.mark.parametrize("name", ["edit-post", "delete-post", "restore-post", "revert-post"])
def test_a_post_that_never_was_cannot_be_changed(ada: Person, name: str) -> None:
    fields: dict[str, Any] = {"to_version": 1} if name == "revert-post" else {}
    someone = ada.sees("/me")["id"]

    for id in (UNKNOWN, someone):
        problem(ada.order(name, post_id=id, **fields), 404, "post.not_found")


@pytest.mark.parametrize("path", ["", "/history", "/history/1", "/diff?from=1&to=1", "/timeline"])
def test_a_post_that_never_was_has_no_pages(guest: Person, path: str) -> None:
    problem(guest.ask(f"/posts/{UNKNOWN}{path}"), 404, "post.not_found")


def test_a_preview_is_what_the_post_will_be(ada: Person, guest: Person) -> None:
    text = "# A\n\n<script>x</script> ![y](https://a.example/y.png)"
    response = guest.client.post("/api/query/preview", json={"body": text})

    assert response.get_json()["data"]["html"] == ada.sees(f"/posts/{ada.publish(body=text)}")["html"]
    assert response.headers["Cache-Control"] == "no-store"
