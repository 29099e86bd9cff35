"""What guests are answered from memory is what the views say now, and nobody else's."""

import pytest

from app.api import ready_answers
from app.query.projections import progress
from tests.integration.boards import Board, Person
from tests.integration.logs import on_both_engines
from tests.integration.problems import problem

pytestmark = on_both_engines

OF_EACH_REQUEST = {"X-Correlation-Id"}


def titles(person: Person, path: str = "/posts") -> list[str]:
    return [post["title"] for post in person.sees(path)]


def test_a_guest_reads_every_write_at_once(ada: Person, guest: Person) -> None:
    for number in range(5):
        ada.publish(title=f"Number {number}")
        guest.token = ada.token

        assert titles(guest)[0] == f"Number {number}"
        assert titles(guest) == titles(guest)


def test_a_guest_without_a_token_reads_what_the_views_have(ada: Person, guest: Person) -> None:
    for number in range(3):
        ada.publish(title=f"Number {number}")
        ada.sees("/posts")

        assert titles(guest)[0] == f"Number {number}"


def test_an_answer_from_memory_is_sent_like_the_first(ada: Person, guest: Person) -> None:
    paths = ["/posts", "/posts?limit=1", "/tags", "/users/ada", f"/posts/{ada.publish()}"]
    ada.sees("/posts")
    for path in paths:
        first, *others = [guest.ask(path) for _ in range(3)]
        for other in others:
            assert (other.status_code, other.data) == (200, first.data)
            assert other.headers["X-Correlation-Id"] != first.headers["X-Correlation-Id"]
            assert sent(other.headers) == sent(first.headers)


def test_an_answer_from_memory_is_not_sent_to_who_has_it(ada: Person, guest: Person) -> None:
    first = guest.ask("/tags")
    for tags in (first.headers["ETag"], f'"other", {first.headers["ETag"]}', "*"):
        again = guest.ask("/tags", If_None_Match=tags)

        assert (again.status_code, again.data) == (304, b"")
        assert again.headers["ETag"] == first.headers["ETag"]
        assert "Content-Type" not in again.headers
    assert guest.ask("/tags", If_None_Match='W/"other"').status_code == 200


def test_members_and_guests_never_get_each_others_answers(ada: Person, mallory: Person, guest: Person) -> None:
    path = f"/posts/{ada.publish()}"
    for person in (ada, mallory):
        person.token = ada.token
    guest.token = ada.token
    can = [[person.sees(path)["can"] for person in (guest, ada, mallory)] for _ in range(3)]

    assert [[each["edit"] for each in seen] for seen in can] == [[False, True, False]] * 3
    assert [[each["comment"] for each in seen] for seen in can] == [[False, True, True]] * 3
    assert ada.ask(path).headers["Cache-Control"] == "private, no-cache"
    assert guest.ask(path).headers["Cache-Control"].startswith("public")


def test_what_was_taken_down_is_gone_from_memory(ada: Person, guest: Person) -> None:
    id = ada.publish()
    guest.token = ada.token
    assert [guest.ask(f"/posts/{id}").status_code for _ in range(2)] == [200, 200]
    ada.does("delete-post", post_id=id)
    guest.token = ada.token

    assert [guest.ask(f"/posts/{id}").status_code for _ in range(2)] == [410, 410]
    ada.does("restore-post", post_id=id)
    guest.token = ada.token
    assert [guest.ask(f"/posts/{id}").status_code for _ in range(2)] == [200, 200]


def test_an_answer_from_memory_never_looks_newer_than_it_is(
    ada: Person, guest: Person, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada.publish()
    ada.sees("/posts")
    before = [guest.ask("/posts").get_json() for _ in range(2)]
    monkeypatch.setattr(progress, "WAIT_SECONDS", 0.01)
    board.stop()
    ada.publish()
    late = guest.ask("/posts", Hindsight_Min_Position=ada.token or "")

    assert (late.get_json()["stale"], late.get_json()["position"]) == (True, before[0]["position"])
    assert "ETag" not in late.headers
    assert guest.ask("/posts").get_json() == before[1] == before[0]


def test_memory_answers_no_request_that_is_refused(ada: Person, guest: Person) -> None:
    assert [guest.ask("/posts").status_code for _ in range(2)] == [200, 200]

    problem(guest.ask("/posts", Hindsight_Min_Position="x"), 422, "token.invalid")
    assert guest.client.post("/api/query/posts").status_code == 405
    assert guest.client.head("/api/query/posts").data == b""
    assert guest.ask("/posts", If_Match='"x"').status_code == 412


def test_memory_is_bounded_and_full_memory_answers_as_well(
    ada: Person, guest: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ready_answers, "MOST_BYTES", 300)
    monkeypatch.setattr(ready_answers, "MOST_ADDRESSES", 3)
    ada.publish(title="One")
    guest.token = ada.token
    for limit in (*range(1, 9), *range(1, 9)):
        assert titles(guest, f"/posts?limit={limit}") == ["One"]


def sent(headers: object) -> dict[str, str]:
    assert hasattr(headers, "items")
    return {name: value for name, value in headers.items() if name not in OF_EACH_REQUEST}
