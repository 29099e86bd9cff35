"""Two processes run what was taken on: each command happens once, and its receipt tells what came of it."""

import threading
from collections.abc import Callable
from dataclasses import replace

import pytest

from app.domain.models.actor import Actor
from app.infrastructure.event_store.appends import Receipt
from app.infrastructure.event_store.deferred_commands import Deferred
from app.infrastructure.message_bus.command_queue import CommandQueue
from tests.integration.boards import Board
from tests.integration.deferring import POST, defer, outcome, rows, run_what_waits, stop_queue
from tests.integration.logs import on_both_engines

pytestmark = on_both_engines
IS_SOMEBODY, IS_NOBODY = True, False


def other_queue(board: Board, meanwhile: Callable[[], None], is_somebody: bool) -> CommandQueue:
    """That of another process, which is overtaken ``meanwhile``, and then finds that its actor is somebody or not."""
    queue = board.parts.queue

    def actor(id: str) -> Actor | None:
        meanwhile()
        return queue.actor(id) if is_somebody else None

    return replace(queue, actor=actor, _stopped=threading.Event())


def nothing() -> None:
    pass


@pytest.mark.parametrize("is_somebody", [IS_SOMEBODY, IS_NOBODY])
def test_what_one_has_done_the_other_neither_repeats_nor_calls_refused(board: Board, is_somebody: bool) -> None:
    stop_queue(board)
    ada = board.member("ada")
    address = defer(ada, "publish-post", **POST)
    head = board.head()
    other_queue(board, lambda: run_what_waits(board), is_somebody).catch_up()

    assert (outcome(ada, address)["status"], board.head()) == ("done", head + 1)
    assert outcome(ada, address)["receipt"]["position"] == head + 1
    assert rows(board, "state, problem, sealed") == [("done", None, None)]


def test_what_was_run_before_its_turn_is_passed_over(board: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    stop_queue(board)
    ada = board.member("ada")
    address = defer(ada, "publish-post", **POST)
    waiting = board.parts.queue.store.pending
    read = waiting(50)
    run_what_waits(board)
    known = outcome(ada, address)
    monkeypatch.setattr(board.parts.queue.store, "pending", lambda limit: [read.pop()] if read else waiting(limit))
    other_queue(board, nothing, IS_SOMEBODY).catch_up()

    assert (read, outcome(ada, address)) == ([], known)
    assert known["status"] == "done"


def test_what_is_done_is_not_left_refused_by_one_who_was_faster_to_note(
    board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    stop_queue(board)
    ada = board.member("ada")
    address = defer(ada, "publish-post", **POST)
    store, told = board.parts.queue.store, list[str]()
    finish = store.finish

    def overtaken(deferred: Deferred, receipt: Receipt) -> None:
        other_queue(board, nothing, IS_NOBODY).catch_up()
        told.append(outcome(ada, address)["status"])
        finish(deferred, receipt)

    monkeypatch.setattr(store, "finish", overtaken)
    run_what_waits(board)

    assert told == ["refused"]
    assert outcome(ada, address)["receipt"]["position"] == board.head()
    assert rows(board, "state, problem") == [("done", None)]


def test_a_refusal_that_both_come_to_is_told_once(board: Board) -> None:
    stop_queue(board)
    ada = board.member("ada")
    address = defer(ada, "publish-post", **{**POST, "title": " "})
    other_queue(board, lambda: run_what_waits(board), IS_NOBODY).catch_up()

    assert outcome(ada, address)["status"] == "refused"
    assert outcome(ada, address)["problem"]["code"] != "unauthenticated"
