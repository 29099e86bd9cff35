"""One write path: who waits for the commit under way shares the next one."""

import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

import pytest

from app.infrastructure.event_store import group_commit
from app.infrastructure.event_store.appends import (
    Append,
    Claim,
    IdempotencyKey,
    LogUnavailable,
    Overloaded,
    Receipt,
    StreamAppend,
    StreamConflict,
)
from app.infrastructure.event_store.group_commit import GroupCommit, Outcome

PATIENCE = 30
FIRST = "first"


def an_append(name: str, *, stream: str = "", claim: str = "", released: str = "", key: str = "") -> Append:
    return Append(
        id=name,
        version=1,
        streams=(StreamAppend(stream or name, 0, ()),),
        command_id=name,
        correlation_id=name,
        claims=(Claim("name", claim, name),) if claim else (),
        released=(Claim("name", released, name),) if released else (),
        idempotency=IdempotencyKey("scope", key, "request") if key else None,
    )


class Log:
    """A commit that keeps its batches and stands still in the first one until released."""

    def __init__(self) -> None:
        self.batches: list[list[str]] = []
        self.broken: dict[str, BaseException] = {}
        self.refused: dict[str, Outcome] = {}
        self.entered, self.opened = threading.Event(), threading.Event()
        self.commits = GroupCommit(self._commit)

    def _commit(self, appends: Sequence[Append]) -> list[Outcome]:
        names = [append.id for append in appends]
        self.batches.append(names)
        if names == [FIRST]:
            self.entered.set()
            assert self.opened.wait(PATIENCE)
        for name in names:
            if name in self.broken:
                raise self.broken[name]
        return [self.refused.get(name) or Receipt(name, 1, len(self.batches)) for name in names]

    def waiting(self) -> int:
        return len(self.commits._queue)


@contextmanager
def queued(log: Log, *appends: Append) -> Iterator[list[Future[Receipt]]]:
    """The appends in the queue, in order, while the first commit is under way; released at the end."""
    with ThreadPoolExecutor(len(appends) + 1) as pool:
        first = pool.submit(log.commits.append, an_append(FIRST))
        assert log.entered.wait(PATIENCE)
        futures = []
        for number, append in enumerate(appends, 2):
            futures.append(pool.submit(log.commits.append, append))
            while log.waiting() < number:
                threading.Event().wait(0.001)
        try:
            yield futures
        finally:
            log.opened.set()
        first.result(PATIENCE)


def test_who_finds_the_queue_empty_commits_alone() -> None:
    log = Log()
    log.opened.set()

    assert log.commits.append(an_append(FIRST)) == Receipt(FIRST, 1, 1)
    assert log.commits.append(an_append("b")) == Receipt("b", 1, 2)
    assert log.batches == [[FIRST], ["b"]]


def test_all_that_queued_meanwhile_share_the_next_commit() -> None:
    log = Log()
    with queued(log, an_append("b"), an_append("c"), an_append("d")) as futures:
        log.opened.set()
        receipts = [future.result(PATIENCE) for future in futures]

    assert log.batches == [[FIRST], ["b", "c", "d"]]
    assert [receipt.id for receipt in receipts] == ["b", "c", "d"]
    assert log.waiting() == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (an_append("b", stream="s"), an_append("c", stream="s")),
        (an_append("b", claim="x"), an_append("c", claim="x")),
        (an_append("b", released="x"), an_append("c", claim="x")),
        (an_append("b", key="k"), an_append("c", key="k")),
    ],
    ids=["stream", "claim", "released claim", "key"],
)
def test_two_that_touch_the_same_thing_never_share_a_commit(one: Append, other: Append) -> None:
    log = Log()
    with queued(log, one, other, an_append("d")):
        pass

    assert log.batches == [[FIRST], ["b"], ["c", "d"]]


def test_a_commit_takes_no_more_than_its_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(group_commit, "BATCH_LIMIT", 2)
    log = Log()
    with queued(log, *map(an_append, "bcdef")):
        pass

    assert log.batches == [[FIRST], ["b", "c"], ["d", "e"], ["f"]]


def test_each_append_is_judged_on_its_own() -> None:
    log = Log()
    log.refused["c"] = StreamConflict("c", 3)
    with queued(log, an_append("b"), an_append("c"), an_append("d")) as futures:
        log.opened.set()

        assert futures[0].result(PATIENCE).id == "b"
        with pytest.raises(StreamConflict):
            futures[1].result(PATIENCE)
        assert futures[2].result(PATIENCE).id == "d"


def test_an_unexpected_error_repeats_the_batch_one_by_one() -> None:
    log = Log()
    log.broken["c"] = RuntimeError("the disk is on fire")
    with queued(log, an_append("b"), an_append("c"), an_append("d")) as futures:
        log.opened.set()

        assert futures[0].result(PATIENCE).id == "b"
        with pytest.raises(RuntimeError, match="on fire"):
            futures[1].result(PATIENCE)
        assert futures[2].result(PATIENCE).id == "d"
    assert log.batches == [[FIRST], ["b", "c", "d"], ["b"], ["c"], ["d"]]


def test_a_batch_whose_fate_is_unknown_is_not_repeated() -> None:
    log = Log()
    log.broken["c"] = LogUnavailable("the connection is lost")
    with queued(log, an_append("b"), an_append("c")) as futures:
        log.opened.set()

        for future in futures:
            with pytest.raises(LogUnavailable):
                future.result(PATIENCE)
    assert log.batches == [[FIRST], ["b", "c"]]


def test_an_error_leaves_the_path_open() -> None:
    log = Log()
    log.opened.set()
    log.broken["b"] = KeyboardInterrupt()

    with pytest.raises(KeyboardInterrupt):
        log.commits.append(an_append("b"))
    assert log.commits.append(an_append("c")).id == "c"


def test_a_full_queue_refuses_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(group_commit, "QUEUE_LIMIT", 2)
    log = Log()
    with queued(log, an_append("b")), pytest.raises(Overloaded):
        log.commits.append(an_append("c"))

    assert log.batches == [[FIRST], ["b"]]
    assert log.commits.append(an_append("d")).id == "d"


def test_many_threads_lose_and_double_nothing() -> None:
    log = Log()
    log.opened.set()
    names = [f"n{number}" for number in range(400)]
    with ThreadPoolExecutor(16) as pool:
        receipts = list(pool.map(lambda name: log.commits.append(an_append(name)), names))

    assert [receipt.id for receipt in receipts] == names
    assert sorted(name for batch in log.batches for name in batch) == sorted(names)
