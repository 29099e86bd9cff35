"""Liking posts and comments, and taking it back."""

import pytest

from tests.integration.boards import Board, Person
from tests.integration.logs import on_both_engines
from tests.integration.problems import problem

pytestmark = on_both_engines

UNKNOWN = "01890000-0000-7000-8000-0000000000ff"


def like(person: Person, id: str, name: str = "react") -> int:
    """The position of the receipt."""
    position: int = person.does(name, target_id=id, kind="like")["position"]
    return position


def test_a_receipt_counts_the_changes_and_names_the_reaction(mallory: Person, post: str) -> None:
    given = mallory.does("react", target_id=post, kind="like")
    withdrawn = mallory.does("withdraw-reaction", target_id=post, kind="like")

    assert (given["version"], withdrawn["version"]) == (1, 2)
    assert given["id"] == withdrawn["id"] != post


def test_likes_of_a_comment_are_counted_and_ones_own_are_known(ada: Person, mallory: Person, post: str) -> None:
    id = mallory.comment(post)
    ada.token = mallory.token
    like(ada, id)
    mallory.token = ada.token

    assert (ada.sees(f"/comments/{id}")["reactions"], ada.sees(f"/comments/{id}")["my"]) == (
        {"like": 1},
        {"reactions": ["like"]},
    )
    assert mallory.sees(f"/posts/{post}/comments")[0]["my"] == {"reactions": []}
    like(mallory, id)
    assert mallory.sees("/users/mallory/comments")[0]["reactions"] == {"like": 2}
    like(mallory, id, "withdraw-reaction")
    assert mallory.sees(f"/comments/{id}")["reactions"] == {"like": 1}


def test_doing_it_again_changes_nothing_and_is_answered(mallory: Person, post: str, board: Board) -> None:
    like(mallory, post, "withdraw-reaction")
    head = board.head()
    like(mallory, post)
    assert like(mallory, post) == board.head() == head + 1

    like(mallory, post, "withdraw-reaction")
    assert like(mallory, post, "withdraw-reaction") == board.head() == head + 2


def test_one_may_like_ones_own(ada: Person, post: str) -> None:
    assert like(ada, post)


def test_what_is_gone_cannot_be_liked_and_a_like_of_it_is_withdrawn(ada: Person, mallory: Person, post: str) -> None:
    id = mallory.comment(post)
    ada.token = mallory.token
    like(ada, id)
    like(mallory, post)
    mallory.does("delete-comment", comment_id=id)

    problem(mallory.order("react", target_id=id, kind="like"), 409, "comment.deleted")
    like(ada, id, "withdraw-reaction")
    ada.does("delete-post", post_id=post)
    problem(ada.order("react", target_id=post, kind="like"), 409, "post.deleted")
    problem(ada.order("react", target_id=id, kind="like"), 409, "post.deleted")
    like(mallory, post, "withdraw-reaction")


@pytest.mark.parametrize("name", ["react", "withdraw-reaction"])
def test_only_posts_and_comments_can_be_liked(mallory: Person, post: str, name: str) -> None:
    someone = mallory.sees("/me")["id"]

    for id in (UNKNOWN, someone):
        problem(mallory.order(name, target_id=id, kind="like"), 404, "reaction.target_not_found")
    body = problem(mallory.order(name, target_id=post, kind="hate"), 422, "request.invalid")
    assert body["errors"] == {"kind": [{"code": "invalid"}]}


def test_whose_a_like_is_stands_in_no_record(mallory: Person, guest: Person, post: str) -> None:
    like(mallory, post)
    guest.token = mallory.token
    id = mallory.sees("/me")["id"]

    for path in (f"/posts/{post}", "/posts", f"/posts/{post}/timeline"):
        assert id not in guest.ask(path).text
    assert [mark["kind"] for mark in guest.sees("/users/mallory/timeline")] == ["user.registered"]


def test_likes_of_a_post_are_counted_on_its_page_and_in_lists(ada: Person, mallory: Person, post: str) -> None:
    like(mallory, post)
    ada.token = mallory.token

    assert (ada.sees(f"/posts/{post}")["my"], mallory.sees(f"/posts/{post}")["my"]) == (
        {"reactions": []},
        {"reactions": ["like"]},
    )
    for path in (f"/posts/{post}", "/posts", "/posts?tag=history", "/users/ada/posts"):
        answer = ada.sees(path)
        assert (answer if path.endswith(post) else answer[0])["reactions"] == {"like": 1}
    like(mallory, post, "withdraw-reaction")
    assert mallory.sees("/posts")[0]["reactions"] == {}


def test_a_post_keeps_its_numbers_while_it_is_gone(ada: Person, mallory: Person, post: str) -> None:
    id = mallory.comment(post)
    like(mallory, post)
    ada.does("delete-post", post_id=post)
    like(mallory, post, "withdraw-reaction")
    mallory.does("delete-comment", comment_id=id)
    ada.token = mallory.token
    assert ada.sees(f"/posts/{post}")["comment_count"] == 0
    ada.does("restore-post", post_id=post)

    [listed] = ada.sees("/posts")
    assert (listed["comment_count"], listed["reactions"]) == (0, {})
