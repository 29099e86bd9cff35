"""Two people, or two windows of one, at the same moment."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from werkzeug.test import TestResponse

from tests.integration.boards import PASSWORD, Board, Person
from tests.integration.logs import on_both_engines
from tests.integration.problems import problem
from tests.integration.test_accounts import ADA

pytestmark = on_both_engines

WINDOWS = 6
PATIENCE = 30


def at_once(board: Board, person: Person, deed: Callable[[Person, int], TestResponse]) -> list[TestResponse]:
    """The responses to windows of one person that do something at the same moment."""
    start, cookie = threading.Barrier(WINDOWS), person.client.get_cookie("hindsight-session")

    def run(number: int) -> TestResponse:
        window = board.somebody()
        if cookie:
            window.client.set_cookie("hindsight-session", cookie.value)
        start.wait(PATIENCE)
        return deed(window, number)

    with ThreadPoolExecutor(WINDOWS) as pool:
        return list(pool.map(run, range(WINDOWS)))


def split(responses: list[TestResponse]) -> tuple[list[TestResponse], list[TestResponse]]:
    """Those that held, and the refused ones."""
    return [each for each in responses if each.status_code == 200], [
        each for each in responses if each.status_code != 200
    ]


def test_of_edits_that_expect_the_same_version_one_holds(ada: Person, board: Board) -> None:
    id = ada.publish()
    edits = at_once(
        board, ada, lambda window, n: window.order("edit-post", post_id=id, body=f"Text {n}", expected_version=1)
    )
    held, refused = split(edits)

    assert len(held) == 1
    assert {problem(each, 409, "post.version_conflict")["actual_version"] for each in refused} == {2}
    ada.token = held[0].get_json()["token"]
    assert ada.sees(f"/posts/{id}")["version"] == 2


def test_edits_that_expect_nothing_follow_each_other_or_are_refused(ada: Person, board: Board) -> None:
    id = ada.publish()
    held, refused = split(
        at_once(board, ada, lambda window, n: window.order("edit-post", post_id=id, body=f"Text {n}"))
    )
    versions = sorted(each.get_json()["version"] for each in held)

    assert versions == list(range(2, 2 + len(held)))
    for each in refused:
        problem(each, 409, "post.version_conflict")


def test_a_post_that_is_deleted_in_many_windows_is_deleted_once(ada: Person, board: Board) -> None:
    id = ada.publish()
    head = board.head()
    held, refused = split(at_once(board, ada, lambda window, _: window.order("delete-post", post_id=id)))

    assert len(held) == 1
    assert board.head() == head + 1
    assert {each.status_code for each in refused} == {409}


def test_one_of_those_who_take_the_same_name_gets_it(guest: Person, board: Board) -> None:
    held, refused = split(at_once(board, guest, lambda window, n: window.order("register", **ADA)))

    assert len(held) == 1
    assert board.head() == 2
    for each in refused:
        problem(each, 409, "username.taken")


def test_one_of_those_who_come_first_rules_the_board(guest: Person, board: Board) -> None:
    responses = at_once(board, guest, lambda window, n: window.order("register", **{**ADA, "username": f"user-{n}"}))
    last = max((each.get_json() for each in responses), key=lambda receipt: int(receipt["position"]))
    guest.token = last["token"]
    roles = [guest.sees(f"/users/user-{number}")["role"] for number in range(WINDOWS)]

    assert sorted(roles) == ["administrator", *["member"] * (WINDOWS - 1)]


def test_one_of_those_who_make_the_same_id_gets_it(ada: Person, board: Board) -> None:
    made = "01890000-0000-7000-8000-0000000000f1"
    held, refused = split(
        at_once(board, ada, lambda window, n: window.order("publish-post", id=made, title=f"Title {n}", body="b"))
    )

    assert len(held) == 1
    for each in refused:
        problem(each, 409, "id.taken")


def test_a_session_that_is_revoked_in_many_windows_ends_once_and_all_are_told_so(ada: Person, board: Board) -> None:
    ada.does("log-in", login="ada", password=PASSWORD)
    [other] = [each["id"] for each in ada.sees("/me/sessions") if not each["current"]]
    head = board.head()
    held, refused = split(at_once(board, ada, lambda window, _: window.order("revoke-session", session_id=other)))

    assert (len(held), refused) == (WINDOWS, [])
    assert board.head() == head + 1


def test_names_that_one_takes_in_many_windows_follow_each_other(ada: Person, board: Board) -> None:
    head = board.head()
    held, refused = split(at_once(board, ada, lambda window, n: window.order("rename-user", username=f"ada-{n}")))

    assert (len(held), refused) == (WINDOWS, [])
    assert board.head() == head + WINDOWS


def test_a_like_in_many_windows_counts_once_and_all_are_told_so(ada: Person, board: Board) -> None:
    id = ada.publish()
    head = board.head()
    held, refused = split(at_once(board, ada, lambda window, _: window.order("react", target_id=id, kind="like")))

    assert (len(held), refused) == (WINDOWS, [])
    assert {each.get_json()["position"] for each in held} == {board.head()} == {head + 1}
    ada.token = held[0].get_json()["token"]
    assert ada.sees(f"/posts/{id}")["reactions"] == {"like": 1}


def test_likes_given_and_taken_back_at_once_leave_one_or_none(ada: Person, board: Board) -> None:
    id = ada.publish()
    names = ("react", "withdraw-reaction")
    held, refused = split(at_once(board, ada, lambda window, n: window.order(names[n % 2], target_id=id, kind="like")))
    last = max((each.get_json() for each in held), key=lambda receipt: int(receipt["position"]))
    ada.token = last["token"]

    assert (len(held), refused) == (WINDOWS, [])
    assert ada.sees(f"/posts/{id}")["reactions"] in ({}, {"like": 1})


def test_comments_on_one_post_never_stand_in_each_others_way(ada: Person, board: Board) -> None:
    id = ada.publish()
    held, refused = split(
        at_once(board, ada, lambda window, n: window.order("add-comment", post_id=id, body=f"Comment {n}"))
    )
    ada.token = max((each.get_json() for each in held), key=lambda receipt: int(receipt["position"]))["token"]

    assert (len(held), refused) == (WINDOWS, [])
    assert ada.sees(f"/posts/{id}")["comment_count"] == len(ada.sees(f"/posts/{id}/comments")) == WINDOWS


def test_of_edits_of_a_comment_that_expect_the_same_version_one_holds(ada: Person, board: Board) -> None:
    id = ada.comment(ada.publish())
    edits = at_once(
        board, ada, lambda window, n: window.order("edit-comment", comment_id=id, body=f"Text {n}", expected_version=1)
    )
    held, refused = split(edits)

    assert len(held) == 1
    assert {problem(each, 409, "comment.version_conflict")["actual_version"] for each in refused} == {2}


def test_one_of_those_who_make_the_same_comment_gets_its_id(ada: Person, board: Board) -> None:
    post, made = ada.publish(), "01890000-0000-7000-8000-0000000000c1"
    held, refused = split(
        at_once(board, ada, lambda window, n: window.order("add-comment", id=made, post_id=post, body=f"Text {n}"))
    )

    assert len(held) == 1
    for each in refused:
        problem(each, 409, "id.taken")
