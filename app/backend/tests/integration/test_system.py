"""What administrators see of the views, and order about them."""

from typing import Any

import pytest

from app.query.projections import fold
from app.query.projections.user_projection import UserProjection
from tests.integration.boards import Board, Json, Person
from tests.integration.logs import on_both_engines
from tests.integration.measuring import measured, until
from tests.integration.problems import problem

pytestmark = on_both_engines


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """No post can be taken into the view of users."""

    def cannot(*_: object) -> None:
        raise LookupError

    monkeypatch.setattr(fold, "PAUSES", (0.0,))
    monkeypatch.setattr(UserProjection, "handlers", {**UserProjection.handlers, "post.published": cannot})


def parked(ada: Person) -> list[object]:
    shown: list[object] = ada.sees("/system/parked")
    return shown


def view(ada: Person, name: str) -> list[dict[str, object]]:
    return [each for each in ada.sees("/system/views") if each["view"] == name]


def test_an_administrator_sees_every_view(ada: Person, board: Board) -> None:
    assert view(ada, "users") == [
        {
            "view": "users",
            "group": "board",
            "number": 1,
            "version": UserProjection.version,
            "state": "serving",
            "position": board.head(),
            "compared": None,
            "parked": 0,
        }
    ]
    assert parked(ada) == []


@pytest.mark.parametrize("path", ["/system", "/system/activity", "/system/views", "/system/parked"])
def test_nobody_else_does(ada: Person, mallory: Person, guest: Person, path: str) -> None:
    problem(mallory.ask(path), 403, "system.for_administrators")
    problem(guest.ask(path), 401, "session.missing")


ORDERS: dict[str, Json] = {
    "rebuild-view": {"view": "users"},
    "retry-parked": {"view": "users", "stream_id": "01890000-0000-7000-8000-0000000000f1"},
    "discard-parked": {
        "view": "users",
        "stream_id": "01890000-0000-7000-8000-0000000000f1",
        "from": 1,
        "to": 2,
        "reason": "r",
    },
}


@pytest.mark.parametrize("name", ORDERS)
def test_only_administrators_order_about_views_that_there_are(ada: Person, mallory: Person, name: str) -> None:
    problem(mallory.order(name, **ORDERS[name]), 403, "view.not_an_administrator")
    problem(ada.order(name, **{**ORDERS[name], "view": "nothing"}), 404, "view.not_found")


@pytest.mark.parametrize(("changed", "field"), [({"from": 3}, "to"), ({"reason": " "}, "reason")])
def test_a_discard_names_a_span_and_a_reason(ada: Person, changed: Json, field: str) -> None:
    told = problem(ada.order("discard-parked", **{**ORDERS["discard-parked"], **changed}), 422, "request.invalid")

    assert list(told["errors"]) == [field]


def test_a_view_is_rebuilt_by_order(ada: Person) -> None:
    ada.publish()
    ada.does("rebuild-view", view="users")
    until(lambda: [each["state"] for each in view(ada, "users")] == ["kept", "serving"])

    compared: Any = view(ada, "users")[1]["compared"]
    assert (compared["rows"] > 0, compared["differing"]) == (True, [])
    assert ada.sees("/users/ada")["post_count"] == 1


@pytest.mark.usefixtures("broken")
def test_what_waits_is_shown_and_makes_answers_stale_until_it_is_mended(
    ada: Person, guest: Person, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    id = ada.publish()
    ada.does("delete-post", post_id=id)
    [waiting] = parked(ada)
    assert waiting == {
        "view": "users",
        "stream_id": id,
        "from": 3,
        "to": 4,
        "events": 2,
        "type": "post.published",
        "error": "LookupError",
    }
    assert view(ada, "users")[0]["parked"] == 2
    answer = ada.ask(f"/posts/{id}")
    assert (answer.status_code, answer.get_json()["stale"], "ETag" in answer.headers) == (200, True, False)
    assert guest.ask("/users/ada").get_json()["stale"] is False
    health = guest.client.get("/health/ready")
    assert (health.status_code, health.get_json()["status"]) == (200, "degraded")
    assert health.get_json()["reasons"] == ["Parked in the users view: events of 1 streams."]

    monkeypatch.undo()
    ada.does("retry-parked", view="users", stream_id=id)
    until(lambda: parked(ada) == [])
    assert ada.ask(f"/posts/{id}").get_json()["stale"] is False
    assert ada.sees("/users/ada")["post_count"] == 0
    assert guest.client.get("/health/ready").get_json()["reasons"] == []


@pytest.mark.usefixtures("broken")
def test_what_is_parked_is_measured_and_needs_somebody(ada: Person, guest: Person) -> None:
    id = ada.publish()
    ada.does("delete-post", post_id=id)
    until(lambda: measured(guest, "hindsight_views_parked_events", view="users") == 2)

    system = ada.ask("/system").get_json()["data"]
    assert system["parked"] == {"streams": 1, "events": 2}
    assert {"code": "view.parked", "params": {"view": "users", "streams": 1, "events": 2}} in system["needs"]
    assert measured(guest, "hindsight_views_parked_events") == 2


@pytest.mark.usefixtures("broken")
def test_what_is_discarded_waits_no_more(ada: Person) -> None:
    id = ada.publish()
    assert len(parked(ada)) == 1
    span: Json = {"from": 3, "to": 3}
    ada.does("discard-parked", view="users", stream_id=id, reason="It is broken.", **span)

    until(lambda: parked(ada) == [])
    assert ada.sees("/users/ada")["post_count"] == 0
    ada.does("rebuild-view", view="users")
    until(lambda: len(view(ada, "users")) == 2)
    assert parked(ada) == []
