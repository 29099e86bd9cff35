"""Retries of one request under one key."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from app.infrastructure.event_store.appends import IdempotencyKey, KeyReused, Receipt
from app.infrastructure.message_bus import idempotency
from app.infrastructure.message_bus.idempotency import CommandInProgress, Idempotency

KEY = IdempotencyKey("ada/publish-post", "k1", "request-1")
OTHER = IdempotencyKey("ada/publish-post", "k2", "request-1")
RECEIPT = Receipt("post", 1, 7)
PATIENCE = 15


class Log:
    """The receipts that a log holds by key; what is appended under one that it knows changes nothing."""

    def __init__(self) -> None:
        self.receipts: dict[IdempotencyKey, Receipt] = {}

    def append(self) -> Receipt:
        if KEY in self.receipts:
            return self.receipts[KEY]
        self.receipts[KEY] = Receipt("post", 1, 7, replayed=True)
        return RECEIPT


class Door:
    """A command that runs until it is let through."""

    def __init__(self, log: Log) -> None:
        self.log = log
        self.entered, self.opened = threading.Event(), threading.Event()

    def run(self) -> Receipt:
        self.entered.set()
        assert self.opened.wait(PATIENCE)
        return self.log.append()


def fail() -> Receipt:
    raise LookupError


class MustNotRun(BaseException):
    """Nothing that is caught on the way."""


def never() -> Receipt:
    raise MustNotRun


def test_a_command_without_a_key_runs_each_time() -> None:
    runs = iter([RECEIPT, Receipt("post", 2, 8)])
    once = Idempotency(lambda _: None).once

    assert once(None, lambda: next(runs)) == RECEIPT
    assert once(None, lambda: next(runs)).position == 8


def test_a_repeated_key_answers_the_first_receipt() -> None:
    log = Log()
    keys = Idempotency(log.receipts.get)

    assert keys.once(KEY, log.append) == RECEIPT
    assert keys.once(KEY, log.append) == Receipt("post", 1, 7, replayed=True)


def test_a_repeated_key_answers_the_first_receipt_although_the_command_is_refused_by_now() -> None:
    log = Log()
    keys = Idempotency(log.receipts.get)
    keys.once(KEY, log.append)

    assert keys.once(KEY, fail) == Receipt("post", 1, 7, replayed=True)


def test_a_second_request_waits_for_the_first_and_is_woken_by_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(idempotency, "WAIT_SECONDS", 2 * PATIENCE)
    log = Log()
    keys, door = Idempotency(log.receipts.get), Door(log)
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(keys.once, KEY, door.run)
        assert door.entered.wait(PATIENCE)
        second = pool.submit(keys.once, KEY, fail)  # and would be told so, were nothing done yet
        door.opened.set()

        assert first.result(PATIENCE) == RECEIPT
        assert second.result(PATIENCE).replayed


def test_who_waits_too_long_hears_that_the_first_still_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(idempotency, "WAIT_SECONDS", 0.01)
    log = Log()
    keys, door = Idempotency(log.receipts.get), Door(log)
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(keys.once, KEY, door.run)
        assert door.entered.wait(PATIENCE)

        with pytest.raises(CommandInProgress):
            keys.once(KEY, never)
        door.opened.set()
        assert first.result(PATIENCE) == RECEIPT
    assert keys.once(KEY, fail).replayed


def test_another_key_waits_for_nobody() -> None:
    log = Log()
    keys, door = Idempotency(log.receipts.get), Door(log)
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(keys.once, KEY, door.run)
        assert door.entered.wait(PATIENCE)

        assert keys.once(OTHER, lambda: RECEIPT) == RECEIPT
        assert not first.done()
        door.opened.set()


def test_a_refusal_leaves_the_key_free() -> None:
    keys = Idempotency(Log().receipts.get)

    with pytest.raises(LookupError):
        keys.once(KEY, fail)
    assert keys.once(KEY, lambda: RECEIPT) == RECEIPT


def test_a_failure_after_the_append_answers_the_receipt_all_the_same() -> None:
    log = Log()

    def append_and_fail() -> Receipt:
        log.append()
        raise LookupError

    assert Idempotency(log.receipts.get).once(KEY, append_and_fail).replayed


def test_a_refusal_under_the_key_of_another_request_tells_of_the_key() -> None:
    def find(_: IdempotencyKey) -> Receipt | None:
        raise KeyReused

    with pytest.raises(KeyReused):
        Idempotency(find).once(KEY, fail)
