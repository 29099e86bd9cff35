"""Changing how one is shown, and one's name."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from tests.integration.boards import PASSWORD, Board, Person
from tests.integration.logs import on_both_engines
from tests.integration.problems import problem

pytestmark = on_both_engines


def test_a_changed_profile_shows_at_once(ada: Person) -> None:
    receipt = ada.does("change-profile", display_name=" Ada L. ", bio="I weave.\n", language="ja")

    profile, me = ada.sees("/users/ada"), ada.sees("/me")
    assert receipt["version"] == 2
    assert (profile["display_name"], profile["bio"], me["language"]) == ("Ada L.", "I weave.", "ja")


def test_what_is_not_named_stays(ada: Person) -> None:
    ada.does("change-profile", display_name="Ada L.", bio="I weave.", language="ja")
    ada.does("change-profile", bio="")

    profile = ada.sees("/users/ada")
    assert (profile["display_name"], profile["bio"]) == ("Ada L.", "")
    assert ada.sees("/me")["language"] == "ja"


def test_naming_nothing_changes_nothing(ada: Person, board: Board) -> None:
    before = board.head()
    receipt = ada.does("change-profile")

    assert (receipt["version"], receipt["position"], board.head()) == (1, before, before)


def test_later_posts_are_in_the_changed_language(ada: Person) -> None:
    ada.does("change-profile", language="ja")

    assert ada.sees(f"/posts/{ada.publish()}")["language"] == "ja"


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"bio": "x" * 1_001}, {"code": "too_long", "limit": 1_000}),
        ({"display_name": " "}, {"code": "required"}),
        ({"language": "not a language"}, {"code": "invalid"}),
        ({"role": "administrator"}, {"code": "unknown_field"}),
    ],
)
def test_a_profile_that_means_nothing_is_refused_by_its_field(
    ada: Person, fields: dict[str, Any], error: dict[str, object]
) -> None:
    body = problem(ada.order("change-profile", **fields), 422, "request.invalid")

    assert body["errors"] == {next(iter(fields)): [error]}


@pytest.mark.parametrize("name", ["change-profile", "rename-user"])
def test_a_guest_has_no_profile_to_change(guest: Person, name: str) -> None:
    problem(guest.order(name), 401, "session.missing")


def test_a_new_name_shows_everywhere_at_once(ada: Person) -> None:
    post_id = ada.publish()
    ada.does("edit-post", post_id=post_id, body="changed")
    receipt = ada.does("rename-user", username="Countess")

    shown = {"id": receipt["id"], "username": "Countess", "display_name": "Countess"}
    assert ada.sees("/posts")[0]["author"] == shown
    assert ada.sees(f"/posts/{post_id}")["author"] == shown
    assert ada.sees(f"/posts/{post_id}/history")[0]["author"] == shown
    assert ada.sees(f"/posts/{post_id}/timeline")[0]["actor"] == shown
    assert ada.sees("/me")["username"] == "Countess"


def test_a_chosen_display_name_outlives_the_user_name(ada: Person) -> None:
    ada.does("change-profile", display_name="Ada Lovelace")
    ada.does("rename-user", username="countess")

    assert ada.sees("/users/countess")["display_name"] == "Ada Lovelace"


@pytest.mark.parametrize("old", ["ada", "ADA"])
def test_an_old_name_leads_to_the_new_one(ada: Person, old: str) -> None:
    ada.does("rename-user", username="Gräfin")
    answer = ada.ask(f"/users/{old}?")

    assert (answer.status_code, answer.data) == (308, b"")
    assert answer.headers["Location"] == "/api/query/users/Gr%C3%A4fin"
    assert "max-age=31536000" not in answer.headers["Cache-Control"]
    assert ada.ask("/users/GRÄFIN").status_code == 200


def test_posts_are_found_by_an_old_name(ada: Person) -> None:
    post_id = ada.publish()
    ada.does("rename-user", username="countess")

    assert [post["id"] for post in ada.sees("/posts?author=ada")] == [post_id]


def test_an_old_name_stays_its_owners(ada: Person, mallory: Person, guest: Person) -> None:
    ada.does("rename-user", username="countess")

    problem(mallory.order("rename-user", username="ADA"), 409, "username.taken")
    taken = guest.order("register", username="ada", email="x@example.org", password=PASSWORD)
    assert problem(taken, 409, "username.taken")["errors"] == {"username": [{"code": "taken"}]}


def test_a_refused_name_leaves_everything_as_it_was(ada: Person, mallory: Person, board: Board) -> None:
    before = board.head()
    problem(mallory.order("rename-user", username="ada"), 409, "username.taken")

    assert board.head() == before
    assert mallory.sees("/me")["username"] == "mallory"


def test_whoever_took_another_name_may_go_back(ada: Person) -> None:
    ada.does("rename-user", username="countess")
    ada.does("rename-user", username="ada")

    assert ada.sees("/users/ada")["username"] == "ada"
    assert ada.ask("/users/countess").headers["Location"] == "/api/query/users/ada"


def test_a_name_may_change_its_case(ada: Person) -> None:
    ada.does("rename-user", username="ADA")

    assert ada.sees("/users/ada")["username"] == "ADA"


def test_both_names_log_in(ada: Person, board: Board) -> None:
    ada.does("rename-user", username="countess")
    for login in ("ada", "countess"):
        somebody = board.somebody()
        somebody.does("log-in", login=login, password=PASSWORD)

        assert somebody.sees("/me")["username"] == "countess"


def test_changes_at_the_same_time_all_hold(ada: Person, board: Board) -> None:
    cookie = ada.client.get_cookie("hindsight-session")
    assert cookie is not None

    def change(number: int) -> int:
        browser = board.somebody()
        browser.client.set_cookie("hindsight-session", cookie.value)
        return browser.order("change-profile", bio=f"bio {number}").status_code

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(change, range(8))) == [200] * 8
    assert board.head() == 2 + 8
