"""Seeing one's sessions, ending them, and the password that ends all others."""

import time
from typing import Any

import pytest

from app.command.handlers.passwords import Passwords
from tests.facts import UNKNOWN_ID
from tests.integration.boards import PASSWORD, Board, Person
from tests.integration.logs import on_both_engines
from tests.integration.problems import problem

pytestmark = on_both_engines

NEW_PASSWORD = "weaving other patterns now"


def change_password(person: Person, **fields: Any) -> Any:
    return person.order("change-password", **{"password": PASSWORD, "new_password": NEW_PASSWORD, **fields})


def another_browser(board: Board, username: str, password: str = PASSWORD) -> Person:
    """The same person, logged in somewhere else."""
    person = board.somebody()
    person.does("log-in", login=username, password=password)
    return person


def assert_logged_out(person: Person) -> None:
    problem(person.ask("/me"), 401, "session.expired")
    problem(person.order("publish-post", title="t", body="b"), 401, "session.expired")


def test_sessions_are_listed_the_newest_first_with_the_current_one_marked(ada: Person, board: Board) -> None:
    second = another_browser(board, "ada")
    sessions = second.sees("/me/sessions")

    assert [session["current"] for session in sessions] == [True, False]
    assert sessions[0]["started_at"] > sessions[1]["started_at"]
    assert [session["method"] for session in sessions] == ["password", "registration"]
    assert sessions[0].keys() == {"id", "started_at", "ends_at", "method", "current"}


def test_a_list_of_sessions_goes_on_behind_its_cursor(ada: Person, board: Board) -> None:
    newest = [another_browser(board, "ada") for _ in range(4)][-1]
    whole = [session["id"] for session in newest.sees("/me/sessions")]
    first = newest.ask("/me/sessions?limit=2").get_json()
    second = newest.ask(f"/me/sessions?limit=3&after={first['next']}").get_json()

    assert [session["id"] for session in first["data"] + second["data"]] == whole
    assert (len(whole), second["next"]) == (5, None)


def test_nobody_sees_the_sessions_of_others(ada: Person, mallory: Person) -> None:
    assert len(mallory.sees("/me/sessions")) == 1


def test_sessions_are_never_kept_by_caches(ada: Person) -> None:
    assert ada.ask("/me/sessions").headers["Cache-Control"] == "no-store"


def test_a_guest_has_no_sessions(guest: Person) -> None:
    problem(guest.ask("/me/sessions"), 401, "session.missing")


def test_sessions_that_ended_by_themselves_are_not_listed(
    ada: Person, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = time.time() + 20 * 24 * 3600
    monkeypatch.setattr("app.api.edge.time.time", lambda: later)
    second = another_browser(board, "ada")
    monkeypatch.setattr("app.api.edge.time.time", lambda: later + 20 * 24 * 3600)

    assert [session["current"] for session in second.sees("/me/sessions")] == [True]


def test_a_revoked_session_ends_on_both_sides_and_no_other_does(ada: Person, board: Board) -> None:
    lost, kept = another_browser(board, "ada"), another_browser(board, "ada")
    [session_id] = [session["id"] for session in lost.sees("/me/sessions") if session["current"]]
    receipt = ada.does("revoke-session", session_id=session_id)
    lost.token = ada.token

    assert (receipt["id"], receipt["version"]) == (session_id, 2)
    assert_logged_out(lost)
    assert kept.sees("/me") == ada.sees("/me")
    assert session_id not in [session["id"] for session in ada.sees("/me/sessions")]


def test_revoking_again_changes_nothing(ada: Person, board: Board) -> None:
    lost = another_browser(board, "ada").sees("/me/sessions")[0]["id"]
    first, again = (ada.does("revoke-session", session_id=lost) for _ in range(2))

    assert first == again


@pytest.mark.parametrize("of", ["another", "nobody"])
def test_a_session_of_another_is_as_unknown_as_none(ada: Person, mallory: Person, board: Board, of: str) -> None:
    session_id = ada.sees("/me/sessions")[0]["id"] if of == "another" else UNKNOWN_ID
    before = board.head()

    problem(mallory.order("revoke-session", session_id=session_id), 404, "session.not_found")
    assert board.head() == before
    assert ada.sees("/me")["username"] == "ada"


def test_only_a_session_can_be_revoked(ada: Person) -> None:
    post_id = ada.publish()

    problem(ada.order("revoke-session", session_id=post_id), 404, "session.not_found")


def test_a_new_password_ends_all_other_sessions_on_both_sides(ada: Person, mallory: Person, board: Board) -> None:
    others = [another_browser(board, "ada") for _ in range(2)]
    response = change_password(ada)

    assert response.status_code == 200
    assert [session["current"] for session in ada.sees("/me/sessions")] == [True]
    assert ada.order("publish-post", title="t", body="b").status_code == 200
    assert mallory.sees("/me")["username"] == "mallory"
    for other in others:
        other.token = ada.token
        assert_logged_out(other)


def test_only_the_new_password_logs_in(ada: Person, board: Board) -> None:
    change_password(ada)

    problem(board.somebody().order("log-in", login="ada", password=PASSWORD), 401, "credentials.wrong")
    assert another_browser(board, "ada", NEW_PASSWORD).sees("/me")["username"] == "ada"


def test_a_password_is_changed_by_who_knows_it_only(ada: Person, board: Board) -> None:
    other = another_browser(board, "ada")
    before = board.head()
    body = problem(change_password(ada, password="not the password"), 422, "password.wrong")

    assert body["errors"] == {"password": [{"code": "wrong"}]}
    assert board.head() == before
    assert other.sees("/me")["username"] == "ada"


@pytest.mark.parametrize(
    ("password", "error"),
    [
        ("too short", {"code": "too_short", "limit": 15}),
        ("x" * 257, {"code": "too_long", "limit": 256}),
        ("password12345678", {"code": "common"}),
        ("countess-countess", {"code": "common"}),
    ],
)
def test_a_new_password_meets_the_rules_of_the_first(ada: Person, password: str, error: dict[str, object]) -> None:
    ada.does("rename-user", username="countess")
    body = problem(change_password(ada, new_password=password), 422, "request.invalid")

    assert body["errors"] == {"new_password": [error]}


def test_a_log_in_loses_the_race_against_a_new_password(
    ada: Person, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    matches, changes = Passwords.matches, iter([True])

    def change_meanwhile(passwords: Passwords, password: str, password_hash: str | None) -> bool:
        found = matches(passwords, password, password_hash)
        if next(changes, False):
            assert change_password(ada).status_code == 200
        return found

    monkeypatch.setattr(Passwords, "matches", change_meanwhile)

    problem(board.somebody().order("log-in", login="ada", password=PASSWORD), 401, "credentials.wrong")
    assert len(ada.sees("/me/sessions")) == 1


def test_a_replayed_registration_starts_no_session_after_a_new_password(board: Board) -> None:
    account: dict[str, Any] = {"username": "ada", "email": "ada@example.org", "password": PASSWORD}
    ada, again = board.somebody(), board.somebody()
    ada.does("register", key="k1", **account)
    assert again.order("register", key="k1", **account).status_code == 200
    assert change_password(ada).status_code == 200

    problem(board.somebody().order("register", key="k1", **account), 401, "credentials.wrong")


def test_no_password_stands_in_any_file(ada: Person, board: Board) -> None:
    change_password(ada)
    files = [path for path in board.folder.rglob("*") if path.is_file()]

    assert [path.name for path in files if NEW_PASSWORD in path.read_text("latin1")] == []


@pytest.mark.parametrize("name", ["log-out", "revoke-session"])
def test_who_repeats_the_order_that_ended_their_session_gets_its_receipt(ada: Person, name: str) -> None:
    own = {"session_id": ada.sees("/me/sessions")[0]["id"]} if name == "revoke-session" else {}
    cookie = ada.client.get_cookie("hindsight-session")
    assert cookie is not None
    receipt = ada.does(name, key="k1", **own)
    ada.client.set_cookie("hindsight-session", cookie.value)
    again = ada.order(name, key="k1", **own)

    assert (again.status_code, again.get_json()) == (200, receipt)
    assert ada.client.get_cookie("hindsight-session") is None


@pytest.mark.parametrize("altered", ["key", "secret", "command"])
def test_an_ended_session_is_good_for_nothing_else(ada: Person, board: Board, altered: str) -> None:
    cookie = ada.client.get_cookie("hindsight-session")
    assert cookie is not None
    session_id, secret, token = cookie.value.split(".")
    ada.does("log-out", key="k1")
    shown = "x" * len(secret) if altered == "secret" else secret
    ada.client.set_cookie("hindsight-session", f"{session_id}.{shown}.{token}")
    before = board.head()
    name = "change-profile" if altered == "command" else "log-out"

    problem(ada.order(name, key="k2" if altered == "key" else "k1"), 401, "session.expired")
    assert board.head() == before
