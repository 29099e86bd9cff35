"""What caches and browsers are told."""

import pytest
from werkzeug.test import TestResponse

from tests.integration.boards import Board, Person, a_board
from tests.integration.test_accounts import ADA

VARY = {"Cookie", "Authorization", "Hindsight-Min-Position"}
PUBLIC, PERSONAL = "public, max-age=0, s-maxage=1", "private, no-cache"
SAFE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def varies(response: TestResponse) -> set[str]:
    return {name.strip() for name in response.headers["Vary"].split(",")}


@pytest.fixture
def paths(ada: Person) -> list[str]:
    """Everything that a guest can ask and a cache can hold."""
    id = ada.publish()
    ada.sees("/posts")
    post = f"/posts/{id}"
    parts = ("", "/history", "/history/1", "/diff?from=1&to=1", "/timeline")
    return ["/posts", "/tags", "/users/ada", *(post + part for part in parts)]


def test_a_guests_answers_may_be_shared_and_a_members_not(ada: Person, guest: Person, paths: list[str]) -> None:
    for path in paths:
        assert guest.ask(path).headers["Cache-Control"] == PUBLIC
        assert ada.ask(path).headers["Cache-Control"] == PERSONAL
        assert varies(guest.ask(path)) >= VARY


def test_an_answer_that_has_not_changed_is_not_sent_again(ada: Person, guest: Person, paths: list[str]) -> None:
    before = {path: guest.ask(path) for path in paths}
    ada.does("log-out")
    guest.token = ada.token
    for path, first in before.items():
        again = guest.ask(path, If_None_Match=first.headers["ETag"])

        assert first.headers["ETag"].startswith('W/"')
        assert (again.status_code, again.data) == (304, b"")
        assert again.headers["ETag"] == first.headers["ETag"]
        assert again.headers["Cache-Control"] == PUBLIC
        assert varies(again) >= VARY


def test_an_answer_that_has_changed_is_sent(ada: Person) -> None:
    id = ada.publish()
    tag = ada.ask(f"/posts/{id}").headers["ETag"]
    ada.does("edit-post", post_id=id, body="new")

    response = ada.ask(f"/posts/{id}", If_None_Match=tag)
    assert response.status_code == 200
    assert response.headers["ETag"] != tag


def test_what_is_ones_own_is_stored_nowhere(ada: Person, board: Board) -> None:
    response = ada.ask("/me")

    assert response.headers["Cache-Control"] == "no-store"
    assert "ETag" not in response.headers
    assert ada.order("publish-post", title="t", body="b").headers["Cache-Control"] == "no-store"


def test_every_response_keeps_browsers_safe(ada: Person, guest: Person) -> None:
    for response in (guest.ask("/posts"), guest.ask("/me"), guest.ask("/nothing"), ada.order("log-out")):
        assert SAFE.items() <= dict(response.headers).items()
        assert "default-src 'self'" in response.headers["Content-Security-Policy"]
        assert "Strict-Transport-Security" not in response.headers


def test_a_request_is_found_by_its_id_in_the_logs(board: Board, guest: Person) -> None:
    given = "01890000-0000-7000-8000-0000000000ff"

    assert guest.ask("/posts", X_Correlation_Id=given).headers["X-Correlation-Id"] == given
    for bad in ("x", "\x01", "a" * 5000, given + "0"):
        made = guest.ask("/posts", X_Correlation_Id=bad).headers["X-Correlation-Id"]
        assert len(made) == 36
        assert made != bad


def test_over_http_the_cookie_keeps_to_this_site_and_from_scripts(guest: Person) -> None:
    [cookie] = guest.order("register", **ADA).headers.getlist("Set-Cookie")

    name, *attributes = cookie.split("; ")
    assert name.startswith("hindsight-session=")
    assert set(attributes) >= {"HttpOnly", "Path=/", "SameSite=Lax", "Max-Age=2592000"}
    assert "Secure" not in attributes
    assert not any(attribute.startswith("Domain") for attribute in attributes)


def test_over_https_the_cookie_is_bound_to_its_host(board: Board) -> None:
    person = board.somebody("https://board.example")
    response = person.order("register", **ADA)

    [cookie] = response.headers.getlist("Set-Cookie")
    name, *attributes = cookie.split("; ")
    assert name.startswith("__Host-hindsight-session=")
    assert set(attributes) >= {"HttpOnly", "Path=/", "SameSite=Lax", "Secure"}
    assert response.headers["Strict-Transport-Security"] == "max-age=31536000"
    assert person.sees("/me")["username"] == "ada"


def test_logging_out_takes_the_cookie_back(ada: Person) -> None:
    [cookie] = ada.order("log-out").headers.getlist("Set-Cookie")

    assert cookie.startswith("hindsight-session=;")
    assert "Max-Age=0" in cookie


def test_a_trusted_proxy_says_that_the_browser_came_over_https(tmp_path_factory: pytest.TempPathFactory) -> None:
    headers = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.1"}
    for proxies, name in ((1, "__Host-hindsight-session="), (0, "hindsight-session=")):
        with a_board(tmp_path_factory.mktemp("data"), trusted_proxies=proxies) as board:
            response = board.somebody().order("register", headers=headers, **ADA)

            assert response.headers["Set-Cookie"].startswith(name)
