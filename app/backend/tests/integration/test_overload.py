"""More commands than the log can take: those that find no place are told when to come again."""

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest

from app.infrastructure.event_store import group_commit
from app.infrastructure.event_store.group_commit import Outcome
from app.infrastructure.event_store.prepared_append import PreparedAppend
from tests.integration.boards import Board, Person
from tests.integration.logs import on_both_engines
from tests.integration.problems import problem

pytestmark = on_both_engines
PATIENCE = 30


def test_a_command_that_finds_the_queue_full_is_told_to_come_again(
    ada: Person, mallory: Person, board: Board, monkeypatch: pytest.MonkeyPatch
) -> None:
    entered, opened = threading.Event(), threading.Event()
    events, head = board.parts.events, board.head()
    write = events._write

    def stand_still(appends: Sequence[PreparedAppend]) -> list[Outcome]:
        entered.set()
        assert opened.wait(PATIENCE)
        return write(appends)

    monkeypatch.setattr(group_commit, "QUEUE_LIMIT", 1)
    monkeypatch.setattr(events, "_write", stand_still)
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(ada.publish)
        assert entered.wait(PATIENCE)
        refusal = mallory.order("publish-post", key="k1", title="t", body="b")
        opened.set()
        first.result(PATIENCE)

    problem(refusal, 503, "log.overloaded")
    assert refusal.headers["Retry-After"] == "1"
    assert board.head() == head + 1
    assert mallory.does("publish-post", key="k1", title="t", body="b")["position"] == head + 2
