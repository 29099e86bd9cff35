"""The keys of commands that are taken on, and for how long things are kept."""

from datetime import UTC, datetime, timedelta

import pytest

from app.infrastructure.message_bus import command_queue
from tests.facts import UNKNOWN_ID
from tests.integration.boards import Board, Person
from tests.integration.deferring import ASYNC, POST, defer, outcome, run_what_waits
from tests.integration.problems import problem


def test_a_key_leads_to_the_same_receipt(still: Board) -> None:
    ada = still.member("ada")
    address = defer(ada, "publish-post", key="k1", **POST)

    assert defer(ada, "publish-post", key="k1", **POST) == address
    other = ada.order("publish-post", key="k1", headers=ASYNC, **{**POST, "title": "Other"})
    problem(other, 422, "idempotency.key_reused")
    run_what_waits(still)
    done = outcome(ada, address)["receipt"]
    assert ada.does("publish-post", key="k1", **POST) == done
    assert ada.order("publish-post", key="k1", headers=ASYNC, **POST).get_json() == done
    assert still.head() == 3


def test_a_key_that_a_command_was_done_with_answers_its_receipt(ada: Person, board: Board) -> None:
    done = ada.does("publish-post", key="k1", **POST)
    response = ada.order("publish-post", key="k1", headers=ASYNC, **POST)

    assert (response.status_code, response.get_json()) == (200, done)
    other = ada.order("publish-post", key="k1", headers=ASYNC, **{**POST, "title": "Other"})
    problem(other, 422, "idempotency.key_reused")


def test_a_refused_key_keeps_its_refusal_and_is_free_for_another_body(still: Board) -> None:
    ada = still.member("ada")
    address = defer(ada, "delete-post", key="k1", post_id=UNKNOWN_ID)
    run_what_waits(still)
    post_id = ada.publish()

    assert defer(ada, "delete-post", key="k1", post_id=UNKNOWN_ID) == address
    assert outcome(ada, address)["status"] == "refused"
    other = defer(ada, "delete-post", key="k1", post_id=post_id)
    assert other != address
    run_what_waits(still)
    assert (outcome(ada, address)["status"], outcome(ada, other)["status"]) == ("refused", "done")


def test_two_people_may_use_the_same_key(still: Board) -> None:
    ada, mallory = still.member("ada"), still.member("mallory")
    first, second = (defer(person, "publish-post", key="k1", **POST) for person in (ada, mallory))
    run_what_waits(still)

    assert outcome(ada, first)["receipt"]["id"] != outcome(mallory, second)["receipt"]["id"]


def test_no_more_is_taken_on_than_can_wait(still: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command_queue, "MOST_PENDING", 2)
    ada = still.member("ada")
    defer(ada, "publish-post", **POST)
    defer(ada, "publish-post", **POST)

    refused = ada.order("publish-post", headers=ASYNC, **POST)
    assert problem(refused, 503, "log.overloaded")
    assert refused.headers["Retry-After"] == "1"


def test_keys_and_receipts_are_kept_for_a_day_and_then_forgotten(still: Board) -> None:
    ada = still.member("ada")
    first = ada.does("publish-post", key="k1", **POST)
    address = defer(ada, "publish-post", key="k2", **POST)
    run_what_waits(still)
    waits = defer(ada, "publish-post", key="k3", **POST)
    retention, now = still.parts.queue.retention, datetime.now(UTC)

    assert retention.forget(now - timedelta(hours=24)) == 0
    assert ada.does("publish-post", key="k1", **POST) == first
    assert retention.forget(now + timedelta(hours=24)) == 4
    problem(ada.client.get(address), 404, "receipt.not_found")
    assert outcome(ada, waits)["status"] == "pending"
    assert ada.does("publish-post", key="k1", **POST) != first


def test_the_key_of_a_command_that_still_waits_is_not_forgotten(still: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    ada = still.member("ada")
    address = defer(ada, "publish-post", key="k1", **POST)
    done = ada.does("publish-post", key="k1", **POST)

    assert still.parts.queue.retention.forget(datetime.now(UTC) + timedelta(days=2)) == 0
    run_what_waits(still)
    assert outcome(ada, address)["receipt"] == done


def test_the_queue_sweeps_once_an_hour(still: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    queue = still.parts.queue
    before: list[datetime] = []
    start = datetime(2026, 1, 2, tzinfo=UTC)
    monkeypatch.setattr(queue.retention, "forget", before.append)
    queue._swept = None
    for minutes in (0, 30, 59, 60, 90):
        monkeypatch.setattr(queue, "now", lambda minutes=minutes: start + timedelta(minutes=minutes))
        queue._sweep()

    assert before == [start - timedelta(hours=24), start - timedelta(hours=23)]


def test_a_queue_that_fails_says_so_and_mends_itself(board: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command_queue, "BACK_OFF_SECONDS", 0.01)
    ada, queue = board.member("ada"), board.parts.queue
    with monkeypatch.context() as broken:
        broken.setattr(queue.store, "pending", lambda _: 1 / 0)
        address = defer(ada, "publish-post", **POST)
        while not queue.reasons():
            pass
        assert board.somebody().client.get("/health/ready").status_code == 503
    while outcome(ada, address)["status"] == "pending":
        pass

    assert outcome(ada, address)["status"] == "done"
