"""Commands that are taken on with 202 and run a little later."""

from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from app.infrastructure.event_store.appends import LogFull
from tests.facts import UNKNOWN_ID
from tests.integration.boards import Board, Json, Person, a_board
from tests.integration.deferring import ASYNC, POST, command_database, defer, outcome, rows, run_what_waits, stop_queue
from tests.integration.problems import problem


def test_a_command_is_taken_on_and_its_receipt_says_when_it_is_done(still: Board) -> None:
    ada = still.member("ada")
    response = ada.order("publish-post", headers=ASYNC, **POST)
    address = response.headers["Location"]
    command_id = address.rpartition("/")[2]

    assert (response.status_code, response.headers["Preference-Applied"]) == (202, "respond-async")
    assert address == f"/api/command/receipts/{command_id}"
    assert response.get_json() == outcome(ada, address) == {"command_id": command_id, "status": "pending"}
    assert (still.head(), response.headers["Retry-After"]) == (2, "1")
    run_what_waits(still)
    found = outcome(ada, address)
    assert (found["status"], found["receipt"]["version"], found["receipt"]["position"]) == ("done", 1, 3)
    ada.token = found["receipt"]["token"]
    assert ada.sees(f"/posts/{found['receipt']['id']}")["tags"] == POST["tags"]


def test_the_board_runs_what_it_took_on_by_itself(ada: Person) -> None:
    address = defer(ada, "publish-post", **POST)
    for _ in range(1_000):
        if outcome(ada, address)["status"] != "pending":
            break

    assert outcome(ada, address)["status"] == "done"


def test_a_refusal_is_kept_as_the_receipt(still: Board) -> None:
    ada = still.member("ada")
    address = defer(ada, "delete-post", post_id=UNKNOWN_ID)
    refused = ada.order("delete-post", post_id=UNKNOWN_ID)
    run_what_waits(still)

    found = outcome(ada, address)
    assert (found["status"], found["problem"]) == ("refused", problem(refused, 404, "post.not_found"))
    assert still.head() == 2


@pytest.mark.parametrize("prefer", ["respond-async", "Respond-Async", "wait=10, respond-async", "x,respond-async ,y"])
def test_the_preference_is_heard_in_any_spelling(ada: Person, prefer: str) -> None:
    assert ada.order("publish-post", headers={"Prefer": prefer}, **POST).status_code == 202


@pytest.mark.parametrize("prefer", ["", "respond-asynchronously", "wait=10", "return=minimal", "\xff"])
def test_another_preference_changes_nothing(ada: Person, prefer: str) -> None:
    assert ada.order("publish-post", headers={"Prefer": prefer}, **POST).status_code == 200


def test_commands_on_accounts_ignore_the_preference(board: Board) -> None:
    ada = board.somebody()
    account: Json = {"username": "ada", "email": "ada@example.org", "password": "weaving algebraic patterns"}

    assert ada.order("register", headers=ASYNC, **account).status_code == 200
    assert ada.order("change-profile", headers=ASYNC, bio="x").status_code == 200
    assert rows(board, "*") == []


def test_what_is_wrong_in_shape_or_origin_is_refused_at_once(ada: Person, guest: Person, board: Board) -> None:
    problem(ada.order("publish-post", headers=ASYNC, title=1), 422, "request.invalid")
    problem(guest.order("publish-post", headers=ASYNC, **POST), 401, "session.missing")
    foreign = {**ASYNC, "Sec-Fetch-Site": "cross-site"}
    problem(ada.order("publish-post", headers=foreign, **POST), 403, "request.cross_site")
    assert rows(board, "*") == []


def test_only_whoever_gave_a_command_may_know_of_it(ada: Person, mallory: Person, guest: Person) -> None:
    address = defer(ada, "publish-post", **POST)

    problem(mallory.client.get(address), 404, "receipt.not_found")
    problem(guest.client.get(address), 401, "session.missing")
    problem(ada.client.get(f"/api/command/receipts/{UNKNOWN_ID}"), 404, "receipt.not_found")
    problem(ada.client.get("/api/command/receipts/x"), 404, "route.unknown")


def test_a_command_rests_encrypted_and_is_deleted_when_it_has_run(still: Board) -> None:
    ada = still.member("ada")
    defer(ada, "publish-post", title="A secret plan", body="Nobody may read this.")
    defer(ada, "edit-post", post_id=UNKNOWN_ID, body="Nobody may read this.")
    texts = [path.read_bytes() for path in still.folder.rglob("*.db*")]

    assert [sealed is not None for (sealed,) in rows(still, "sealed")] == [True, True]
    assert not any(b"Nobody may read this" in text or b"A secret plan" in text for text in texts)
    run_what_waits(still)
    assert rows(still, "state, sealed") == [("done", None), ("refused", None)]


def test_what_was_taken_on_before_a_crash_runs_after_it_and_once(tmp_path: Path) -> None:
    with a_board(tmp_path) as board:
        stop_queue(board)
        ada = board.member("ada")
        address, cookie = defer(ada, "publish-post", key="k1", **POST), ada.client.get_cookie("hindsight-session")
        head = board.head()

    assert cookie is not None
    with a_board(tmp_path) as board:
        again = board.somebody()
        again.client.set_cookie("hindsight-session", cookie.value)
        while outcome(again, address)["status"] == "pending":
            pass

        assert outcome(again, address)["status"] == "done"
        assert board.head() == head + 1


def test_a_crash_between_append_and_note_repeats_nothing(still: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    ada = still.member("ada")
    address = defer(ada, "publish-post", **POST)

    def die(*_: object) -> None:
        raise OperationalError("", None, Exception())

    with monkeypatch.context() as crash:
        crash.setattr(still.parts.queue.store, "finish", die)
        with pytest.raises(OperationalError):
            run_what_waits(still)
    assert (still.head(), outcome(ada, address)["status"]) == (3, "pending")
    run_what_waits(still)

    assert outcome(ada, address)["receipt"]["position"] == still.head() == 3


def test_a_reason_that_passes_leaves_the_command_waiting(still: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    ada = still.member("ada")
    address = defer(ada, "publish-post", **POST)

    def full(*_: object) -> None:
        raise LogFull

    with monkeypatch.context() as disk:
        disk.setattr(still.parts.events, "append", full)
        with pytest.raises(LogFull):
            run_what_waits(still)
        assert problem(ada.order("publish-post", headers=ASYNC, **POST), 507, "log.full")
    assert outcome(ada, address)["status"] == "pending"
    run_what_waits(still)
    assert outcome(ada, address)["status"] == "done"


def test_a_command_that_this_code_cannot_run_stops_no_other(still: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    ada = still.member("ada")
    broken, sound = defer(ada, "publish-post", **POST), defer(ada, "publish-post", **POST)
    send = still.parts.queue.bus.send

    def fail_once(command: object, context: Any) -> Any:
        if context.command_id in broken:
            raise ZeroDivisionError
        return send(command, context)

    monkeypatch.setattr(still.parts.queue.bus, "send", fail_once)
    run_what_waits(still)

    assert outcome(ada, broken)["problem"]["code"] == "server.error"
    assert outcome(ada, sound)["status"] == "done"


def test_rights_are_those_of_the_moment_when_it_runs(still: Board) -> None:
    ada, mallory = still.member("ada"), still.member("mallory")
    post_id = mallory.publish()
    address = defer(ada, "edit-post", post_id=post_id, body="x", reason="tidy")
    with command_database(still).begin() as connection:
        connection.exec_driver_sql("UPDATE rights SET role = 'member'")
    run_what_waits(still)

    assert outcome(ada, address)["problem"]["code"] == "post.not_the_author"
