"""Registering, logging in and out."""

import time
from collections.abc import Callable
from typing import Any

import pytest

from tests.integration.boards import PASSWORD, Board, Person
from tests.integration.logs import on_both_engines
from tests.integration.problems import problem

pytestmark = on_both_engines

ADA: dict[str, Any] = {"username": "ada", "email": "ada@example.org", "password": PASSWORD}


def test_who_registers_is_logged_in_and_known(board: Board, guest: Person) -> None:
    receipt = guest.does("register", **ADA, display_name="Ada Lovelace", language="de")

    me = guest.sees("/me")
    assert receipt["version"] == 1
    assert receipt["position"] == board.head() == 2
    assert me == {
        "id": receipt["id"],
        "username": "ada",
        "display_name": "Ada Lovelace",
        "role": "administrator",
        "language": "de",
        "can": {"publish": True},
    }


def test_a_profile_shows_what_all_may_know(ada: Person, guest: Person) -> None:
    ada.publish()
    guest.token = ada.token

    profile = guest.sees("/users/ada")
    assert profile.keys() == {"id", "username", "display_name", "bio", "language", "role", "joined_at", "post_count"}
    assert (profile["username"], profile["bio"], profile["post_count"]) == ("ada", "", 1)
    assert profile["joined_at"].endswith("Z")


@pytest.mark.parametrize("other", ["ada", "ADA", "Ada", "ａｄａ", "ᴬda"])
def test_a_user_name_is_unique_by_case_and_form(ada: Person, guest: Person, other: str) -> None:
    body = problem(guest.order("register", **{**ADA, "username": other}), 409, "username.taken")

    assert body["errors"] == {"username": [{"code": "taken"}]}


@pytest.mark.parametrize("name", ["ADA", "ａｄａ"])
def test_a_user_is_found_and_logs_in_by_any_spelling_of_the_name(ada: Person, guest: Person, name: str) -> None:
    guest.does("log-in", login=name, password=PASSWORD)

    assert guest.sees(f"/users/{name}")["username"] == guest.sees("/me")["username"] == "ada"


def test_registration_does_not_tell_whether_an_address_is_known(ada: Person, guest: Person) -> None:
    guest.does("register", **{**ADA, "username": "another"})

    assert guest.sees("/me")["username"] == "another"


@pytest.mark.parametrize("password", ["password12345678", "ada-ada-ada-ada-", "aaaaaaaaaaaaaaaa"])
def test_a_password_that_is_too_easy_is_refused_by_its_field(guest: Person, password: str) -> None:
    body = problem(guest.order("register", **{**ADA, "password": password}), 422, "request.invalid")

    assert body["errors"] == {"password": [{"code": "common"}]}
    assert password not in str(body)


def test_unknown_user_and_wrong_password_read_the_same(ada: Person, guest: Person) -> None:
    unknown = guest.order("log-in", login="nobody", password=PASSWORD)
    wrong = guest.order("log-in", login="ada", password="not the password")

    assert problem(unknown, 401, "credentials.wrong") == problem(wrong, 401, "credentials.wrong")
    assert unknown.headers.getlist("Set-Cookie") == wrong.headers.getlist("Set-Cookie") == []


def test_a_log_in_ignores_the_key_and_starts_a_session_each_time(ada: Person, board: Board) -> None:
    one, other = board.somebody(), board.somebody()
    first = one.does("log-in", key="k1", login="ada", password=PASSWORD)
    second = other.does("log-in", key="k1", login="ada", password=PASSWORD)

    assert first["id"] != second["id"]
    assert one.sees("/me") == other.sees("/me")


def test_who_logs_out_is_a_guest_on_both_sides(ada: Person, board: Board) -> None:
    cookie = ada.client.get_cookie("hindsight-session")
    response = ada.order("log-out")

    assert response.status_code == 200
    assert ada.client.get_cookie("hindsight-session") is None
    problem(ada.ask("/me"), 401, "session.missing")
    problem(ada.order("publish-post", title="t", body="b"), 401, "session.missing")
    assert cookie is not None
    ada.client.set_cookie("hindsight-session", cookie.value)
    problem(ada.ask("/me"), 401, "session.expired")
    problem(ada.order("publish-post", title="t", body="b"), 401, "session.expired")


def test_logging_out_ends_that_session_and_no_other(ada: Person, board: Board) -> None:
    elsewhere = board.somebody()
    elsewhere.does("log-in", login="ada", password=PASSWORD)
    ada.does("log-out")

    assert elsewhere.sees("/me")["username"] == "ada"


def test_a_session_ends_by_itself_on_both_sides(ada: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    later = time.time() + 31 * 24 * 3600
    ada.sees("/me")
    monkeypatch.setattr("app.api.edge.time.time", lambda: later)

    problem(ada.ask("/me"), 401, "session.expired")
    problem(ada.order("publish-post", title="t", body="b"), 401, "session.expired")
    assert ada.sees("/posts") == []


@pytest.mark.parametrize(
    "change",
    [
        lambda name, secret, token: f"{name}.{secret[:-1]}x.{token}",
        lambda name, secret, token: f"{name}..{token}",
        lambda _, secret, token: f"01890000-0000-7000-8000-0000000000ff.{secret}.{token}",
        lambda name, secret, token: f"{name}.{secret}.otherhistory-1",
    ],
    ids=["another secret", "no secret", "another session", "another history"],
)
def test_a_session_is_known_by_its_id_and_secret_only(
    ada: Person, board: Board, change: Callable[[str, str, str], str]
) -> None:
    ada.sees("/me")
    cookie = ada.client.get_cookie("hindsight-session")
    assert cookie is not None
    forged = change(*cookie.value.split("."))
    known = forged.endswith("otherhistory-1")
    ada.client.set_cookie("hindsight-session", forged)

    assert ada.ask("/me").status_code == (200 if known else 401)
    assert ada.order("publish-post", title="t", body="b").status_code == (200 if known else 401)


@pytest.mark.parametrize(
    "value", ["x", "a.b.c", "a.b.c-1", "..", "ä.b.c-1", "\x01.\x02.a-3", "x" * 4000, "a.b.a-99999999"]
)
def test_a_garbled_session_is_a_guests(board: Board, guest: Person, value: str) -> None:
    response = guest.ask("/posts", Cookie=f"hindsight-session={value}")

    assert response.status_code == 200
    assert (
        guest.order("publish-post", headers={"Cookie": f"hindsight-session={value}"}, title="t", body="b").status_code
        == 401
    )
