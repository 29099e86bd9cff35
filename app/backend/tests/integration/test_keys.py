"""Repeating a request under its idempotency key."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from app.infrastructure.message_bus import idempotency
from tests.integration.boards import Board, Json, Person
from tests.integration.logs import on_both_engines
from tests.integration.problems import problem
from tests.integration.test_accounts import ADA

pytestmark = on_both_engines

POST: Json = {"title": "On engines", "body": "It weaves."}
PATIENCE = 30


def test_a_repeated_command_has_the_same_receipt_and_happens_once(ada: Person, board: Board) -> None:
    first = ada.does("publish-post", key="k1", **POST)
    head = board.head()

    assert ada.does("publish-post", key="k1", **POST) == first
    assert board.head() == head


def test_the_order_of_the_fields_is_no_other_request(ada: Person) -> None:
    first = ada.does("publish-post", key="k1", title="t", body="b")

    assert ada.does("publish-post", key="k1", body="b", title="t") == first


def test_a_key_with_another_body_is_refused(ada: Person, board: Board) -> None:
    ada.does("publish-post", key="k1", **POST)
    head = board.head()

    problem(ada.order("publish-post", key="k1", title="Other", body="It weaves."), 422, "idempotency.key_reused")
    assert board.head() == head


def test_a_key_belongs_to_one_person_and_one_command(ada: Person, mallory: Person) -> None:
    first = ada.does("publish-post", key="k1", **POST)

    assert mallory.does("publish-post", key="k1", **POST)["id"] != first["id"]
    assert ada.does("delete-post", key="k1", post_id=first["id"])["id"] == first["id"]


def test_a_refusal_leaves_the_key_free_for_another_body(ada: Person) -> None:
    id = ada.publish()
    problem(ada.order("restore-post", key="k1", post_id=id), 409, "post.not_deleted")
    ada.does("delete-post", post_id=id)

    assert ada.does("restore-post", key="k1", post_id=id, reason="now it can be")["id"] == id


def test_a_repeated_edit_is_not_refused_for_the_version_that_it_made(ada: Person) -> None:
    id = ada.publish()
    first = ada.does("edit-post", key="k1", post_id=id, body="new", expected_version=1)

    assert ada.does("edit-post", key="k1", post_id=id, body="new", expected_version=1) == first
    assert ada.sees(f"/posts/{id}")["version"] == 2


def test_who_repeats_a_registration_gets_its_receipt_and_a_session_of_their_own(board: Board, guest: Person) -> None:
    first = guest.does("register", key="k1", **ADA)
    again = board.somebody()

    assert again.does("register", key="k1", **ADA) == first
    mine, theirs = (person.client.get_cookie("hindsight-session") for person in (guest, again))
    assert mine is not None
    assert theirs is not None
    assert mine.value.split(".")[:2] != theirs.value.split(".")[:2]
    assert guest.sees("/me") == again.sees("/me")
    guest.does("log-out")
    assert again.sees("/me")["username"] == "ada"


def test_who_knows_the_key_but_not_the_password_gets_no_session(board: Board, guest: Person) -> None:
    guest.does("register", key="k1", **ADA)
    thief = board.somebody()

    problem(thief.order("register", key="k1", **{**ADA, "password": "another long password"}), 409, "username.taken")
    assert thief.client.get_cookie("hindsight-session") is None


def test_two_requests_at_once_with_one_key_make_one_post(ada: Person, board: Board) -> None:
    cookie = ada.client.get_cookie("hindsight-session")
    assert cookie is not None
    start, head = threading.Barrier(6), board.head()

    def publish(_: int) -> Json:
        person = board.somebody()
        person.client.set_cookie("hindsight-session", cookie.value)
        start.wait(PATIENCE)
        return person.does("publish-post", key="k1", **POST)

    with ThreadPoolExecutor(6) as pool:
        receipts = list(pool.map(publish, range(6)))

    assert all(receipt == receipts[0] for receipt in receipts)
    assert board.head() == head + 1
    ada.token = receipts[0]["token"]
    assert len(ada.sees("/posts")) == 1


def test_a_command_whose_first_request_still_runs_says_so(
    ada: Person, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(idempotency, "WAIT_SECONDS", 0.01)
    entered, opened = threading.Event(), threading.Event()
    append = board.parts.events.append

    def stand_still(given: object) -> object:
        entered.set()
        assert opened.wait(PATIENCE)
        return append(given)  # type: ignore[arg-type]

    monkeypatch.setattr(board.parts.events, "append", stand_still)
    cookie = ada.client.get_cookie("hindsight-session")
    assert cookie is not None
    other = board.somebody()
    other.client.set_cookie("hindsight-session", cookie.value)
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(ada.does, "publish-post", key="k1", **POST)
        assert entered.wait(PATIENCE)
        problem(other.order("publish-post", key="k1", **POST), 409, "command.in_progress")
        opened.set()
        receipt = first.result(PATIENCE)

        assert other.does("publish-post", key="k1", **POST) == receipt


def test_a_key_is_up_to_128_visible_signs(ada: Person, board: Board, subtests: pytest.Subtests) -> None:
    for key in ("k" * 128, "!", "a b", "", "k" * 129, "ключ", "a\tb", "\x7f"):
        with subtests.test(key=key):
            head = board.head()
            response = ada.order("publish-post", headers={"Idempotency-Key": key}, **POST)

            if key in {"k" * 128, "!"}:
                assert response.status_code == 200
            else:
                problem(response, 422, "idempotency.key_invalid")
                assert board.head() == head
