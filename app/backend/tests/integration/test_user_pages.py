"""What others see of a person: posts, record, picture, page."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import orjson
import pytest

from app.config.settings import Settings
from tests.facts import UNKNOWN_ID
from tests.integration.boards import Board, Person, a_board
from tests.integration.problems import problem

LISTS = ["posts", "timeline"]


@pytest.fixture
def pages(tmp_path: Path) -> Iterator[Board]:
    """A board that has a client to serve."""
    built = Settings.read({}).client_folder
    with a_board(tmp_path / "data", client_folder=built) as running:
        yield running


def kinds(person: Person, username: str) -> list[str]:
    return [mark["kind"] for mark in person.sees(f"/users/{username}/timeline")]


def test_posts_of_a_person_are_listed_the_newest_first(ada: Person, mallory: Person) -> None:
    first, second = ada.publish("First"), ada.publish("Second")
    mallory.publish()
    ada.does("delete-post", post_id=ada.publish("Third"))

    posts = ada.sees("/users/ada/posts")
    assert [post["id"] for post in posts] == [second, first]
    assert posts == ada.sees("/posts?author=ada")


def test_posts_of_a_person_go_on_behind_a_cursor(ada: Person) -> None:
    written = [ada.publish(f"Post {number}") for number in range(5)]
    first = ada.ask("/users/ada/posts?limit=2").get_json()
    second = ada.ask(f"/users/ada/posts?after={first['next']}").get_json()

    assert [post["id"] for post in first["data"] + second["data"]] == written[::-1]
    assert second["next"] is None


def test_a_record_of_an_account_tells_what_happened_to_it(ada: Person, guest: Person) -> None:
    ada.does("change-profile", bio="I weave.", language="ja")
    ada.does("rename-user", username="countess")
    guest.token = ada.token
    marks = guest.sees("/users/countess/timeline")

    assert [(mark["kind"], mark["parameters"]) for mark in marks] == [
        ("user.registered", {"username": "ada"}),
        ("user.profile_changed", {"fields": ["bio", "language"]}),
        ("user.renamed", {"username": "countess"}),
    ]
    assert [mark["actor"] and mark["actor"]["username"] for mark in marks] == [None, "countess", "countess"]
    assert marks[0].keys() == {"position", "kind", "actor", "at", "reason", "cause", "parameters"}


def test_only_its_owner_reads_of_log_ins_and_passwords(ada: Person, mallory: Person, guest: Person) -> None:
    new_password = "weaving other patterns now"
    mallory.does("change-password", password="weaving algebraic patterns", new_password=new_password)
    elsewhere = mallory.does("log-in", login="mallory", password=new_password)
    mallory.does("revoke-session", session_id=elsewhere["id"])
    again = mallory.does("log-in", login="mallory", password=new_password)
    ada.token = guest.token = mallory.token

    assert kinds(mallory, "mallory") == [
        "user.registered",
        "session.started",
        "user.password_changed",
        "session.started",
        "session.ended",
        "session.started",
    ]
    last = mallory.sees("/users/mallory/timeline")[-1]
    assert last["parameters"] == {"session_id": again["id"], "method": "password"}
    assert kinds(ada, "mallory") == kinds(guest, "mallory") == ["user.registered"]


@pytest.mark.parametrize("list", LISTS)
def test_an_old_name_leads_to_the_lists_of_the_new_one(ada: Person, list: str) -> None:
    ada.does("rename-user", username="countess")
    answer = ada.ask(f"/users/ada/{list}?limit=2")

    assert answer.status_code == 308
    assert answer.headers["Location"] == f"/api/query/users/countess/{list}?limit=2"


@pytest.mark.parametrize("list", LISTS)
def test_lists_of_nobody_are_unknown(guest: Person, list: str) -> None:
    problem(guest.ask(f"/users/nobody/{list}"), 404, "user.not_found")


def test_a_picture_is_made_of_the_id_alone(board: Board, guest: Person) -> None:
    answer = guest.client.get(f"/avatars/{UNKNOWN_ID}.svg")

    assert (answer.status_code, answer.content_type) == (200, "image/svg+xml")
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "Vary" not in answer.headers
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("name", ["ada.svg", "x", f"{UNKNOWN_ID}.png", f"{UNKNOWN_ID}.svg/x"])
def test_there_are_pictures_of_ids_only(guest: Person, name: str) -> None:
    problem(guest.client.get(f"/avatars/{name}"), 404, "route.unknown")


def test_a_page_of_a_person_brings_the_answers_that_it_shows(pages: Board) -> None:
    ada = pages.member("adäle")
    ada.publish()
    profile, posts = ada.ask("/users/adäle"), ada.ask("/posts?sort=new&author=adäle")
    page = pages.somebody().client.get("/u/adäle")

    inlined = orjson.loads(page.text.partition('id="answers">')[2].partition("</script>")[0])
    assert (page.status_code, "<title>adäle" in page.text) == (200, True)
    name = quote("adäle")
    assert inlined["answers"] == {
        f"/api/query/users/{name}": profile.get_json(),
        f"/api/query/posts?sort=new&author={name}": posts.get_json(),
    }


def test_a_page_of_an_old_name_leads_to_the_new_one_and_back(pages: Board) -> None:
    ada = pages.member("ada")
    ada.does("rename-user", username="gräfin")
    ada.sees("/me")
    page = ada.client.get("/u/ada?x=1")

    assert (page.status_code, page.headers["Location"]) == (308, "/u/gr%C3%A4fin?x=1")
    assert page.headers["Cache-Control"] == "private, no-cache"
    ada.does("rename-user", username="ada")
    ada.sees("/me")
    assert ada.client.get("/u/ada").status_code == 200
    assert ada.client.get("/u/gräfin").headers["Location"] == "/u/ada"


def test_a_page_of_nobody_says_that_nothing_is_here(pages: Board) -> None:
    assert pages.somebody().client.get("/u/nobody").status_code == 404
