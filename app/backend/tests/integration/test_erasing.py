"""An erased text is gone from every view and every file, and what is left is the same as if it had never been read."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.events.event import DomainEvent
from app.domain.events.post_events import (
    PostDeleted,
    PostEdited,
    PostPublished,
    PostRestored,
    PostReverted,
    PostScheduleCancelled,
    PostScheduled,
    PostVersionRedacted,
)
from app.infrastructure.database.traces import Traces
from app.infrastructure.event_store.eraser import Eraser
from tests.facts import ADA_ID
from tests.integration.logs import Log, a_stream, an_append, an_id, on_both_engines
from tests.integration.views import Views

SECRET = "telephone0123456789"
LANGUAGE = "en"


def edited(post_id: str, version: int, body: str) -> PostEdited:
    return PostEdited(post_id, version, f"Title of {body}", body, ("x",), LANGUAGE, f"reason of {body}")


def append(log: Log, post_id: str, *events: DomainEvent) -> None:
    """Tell more of a post, an event a command."""
    for event in events:
        log.events.append(an_append(a_stream(event, id=post_id, expected=len(log.events.stream(post_id)))))


def redact(log: Log, post_id: str, version: int) -> None:
    """Erase what one version says."""
    text = [stored for stored in log.events.stream(post_id) if stored.type in {"post.published", "post.edited"}]
    append(log, post_id, PostVersionRedacted(post_id, version, (text[version - 1].event_id,), None))


def eraser(log: Log) -> Eraser:
    return Eraser(log.events, log.keys, log.engine)


def published(log: Log, body: str = SECRET) -> str:
    """A post; its id."""
    post_id = an_id()
    append(log, post_id, PostPublished(post_id, ADA_ID, f"Title of {body}", body, ("x", "y"), LANGUAGE))
    return post_id


def only_text(log: Log) -> str:
    post_id = published(log)
    redact(log, post_id, 1)
    return post_id


def first_of_two(log: Log) -> str:
    post_id = published(log)
    append(log, post_id, edited(post_id, 2, "harmless"))
    redact(log, post_id, 1)
    return post_id


def last_of_two(log: Log) -> str:
    post_id = published(log, "harmless")
    append(log, post_id, edited(post_id, 2, SECRET))
    redact(log, post_id, 2)
    return post_id


def one_between(log: Log) -> str:
    post_id = published(log, "harmless")
    append(log, post_id, edited(post_id, 2, SECRET), edited(post_id, 3, "better"))
    redact(log, post_id, 2)
    return post_id


def written_anew(log: Log) -> str:
    post_id = only_text(log)
    append(log, post_id, edited(post_id, 2, "harmless"), PostDeleted(post_id, None), PostRestored(post_id, None))
    return post_id


def while_deleted(log: Log) -> str:
    post_id = published(log)
    append(log, post_id, PostDeleted(post_id, None))
    redact(log, post_id, 1)
    append(log, post_id, PostRestored(post_id, None))
    return post_id


def put_back_before(log: Log) -> str:
    post_id = published(log, "harmless")
    append(log, post_id, edited(post_id, 2, SECRET))
    append(log, post_id, PostReverted(post_id, 3, 1, "Title of harmless", "harmless", ("x",), LANGUAGE, None))
    redact(log, post_id, 2)
    return post_id


def scheduled(log: Log, post_id: str) -> None:
    append(log, post_id, PostScheduled(post_id, ADA_ID, 1_800_000_000_000_000, "Title", SECRET, ("x",), LANGUAGE))


def cancelled_before_its_time(log: Log) -> str:
    post_id = an_id()
    scheduled(log, post_id)
    append(log, post_id, PostScheduleCancelled(post_id, ADA_ID))
    return post_id


def published_at_its_time(log: Log) -> str:
    post_id = an_id()
    scheduled(log, post_id)
    append(log, post_id, PostPublished(post_id, ADA_ID, "Title", SECRET, ("x",), LANGUAGE))
    told = tuple(stored.event_id for stored in log.events.stream(post_id))
    append(log, post_id, PostVersionRedacted(post_id, 1, told, None))
    return post_id


History = Callable[[Log], str]
LATER = (cancelled_before_its_time, published_at_its_time)
HISTORIES = pytest.mark.parametrize(
    "history",
    [only_text, first_of_two, last_of_two, one_between, written_anew, while_deleted, put_back_before, *LATER],
    ids=lambda history: history.__name__,
)


@HISTORIES
@on_both_engines
def test_folding_an_erasure_gives_the_rows_that_were_never_read(log: Log, views: Views, history: History) -> None:
    history(log)
    runner = views.runner()
    runner.catch_up()
    eraser(log).catch_up()
    runner.catch_up()
    before = views.rows()

    assert SECRET not in repr(before)
    runner.rebuild()
    assert views.rows() == before


@HISTORIES
@on_both_engines
def test_a_rebuild_while_keys_are_destroyed_gives_the_same_rows(log: Log, views: Views, history: History) -> None:
    history(log)
    runner = views.runner()
    runner._folding.fold(log.events.read(0, 1), runner)
    eraser(log).catch_up()
    runner.catch_up()
    before = views.rows()

    runner.rebuild()
    assert views.rows() == before


@on_both_engines
def test_what_was_destroyed_is_an_event_that_names_its_cause(log: Log) -> None:
    only_text(log)
    redaction = log.events.read(0, 10)[-1]
    eraser(log).catch_up()

    [told] = log.events.open(log.events.read(redaction.position, 10))
    assert told.event.type_name == "keys.destroyed"
    assert told.causation_id == redaction.event_id
    assert told.correlation_id == redaction.correlation_id


@on_both_engines
def test_an_eraser_killed_between_the_event_and_the_keys_goes_on_where_it_was(
    log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    post_id = only_text(log)
    first = eraser(log)
    with monkeypatch.context() as patch:
        patch.setattr(log.keys, "blank", _die)
        with pytest.raises(KeyboardInterrupt):
            first.catch_up()
    eraser(log).catch_up()

    text, *_ = log.events.stream(post_id)
    assert log.keys.find([text.event_id]) == {text.event_id: None}


@on_both_engines
def test_an_eraser_killed_between_the_keys_and_its_event_tells_it_once(
    log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    only_text(log)
    with monkeypatch.context() as patch:
        patch.setattr(log.events, "append", _die)
        with pytest.raises(KeyboardInterrupt):
            eraser(log).catch_up()
    eraser(log).catch_up()
    eraser(log).catch_up()

    assert [stored.type for stored in log.events.read(0, 10)].count("keys.destroyed") == 1


def _die(*_: object) -> None:
    raise KeyboardInterrupt


@on_both_engines
def test_a_key_store_that_does_not_answer_is_asked_again(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    post_id = only_text(log)
    erasing = eraser(log)
    monkeypatch.setattr("app.infrastructure.event_store.follower.BACK_OFF_SECONDS", 0.01)
    tries: list[object] = []
    blank = log.keys.blank

    def fail_twice(event_ids: list[str]) -> None:
        tries.append(event_ids)
        if len(tries) < 3:
            raise OSError("unreachable")
        blank(event_ids)
        erasing.stop()

    monkeypatch.setattr(log.keys, "blank", fail_twice)
    erasing.run()

    text, *_ = log.events.stream(post_id)
    assert len(tries) == 3
    assert log.keys.find([text.event_id]) == {text.event_id: None}


def bytes_of(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_no_byte_of_an_erased_text_or_key_is_left_in_any_file(log: Log, views: Views, tmp_path: Path) -> None:
    posts = [published(log, f"{SECRET}-{number}. " * (1 + number % 60)) for number in range(120)]
    for number, post_id in enumerate(posts):
        append(log, post_id, edited(post_id, 2, "harmless " * (number % 90)))
    runner = views.runner()
    runner.catch_up()
    texts = [log.events.stream(post_id)[0].event_id for post_id in posts]
    keys = [key for key in log.keys.find(texts).values() if key]
    assert len(keys) == len(posts)
    assert SECRET.encode() in bytes_of(tmp_path)
    assert all(key in bytes_of(tmp_path) for key in keys)

    for post_id in posts:
        redact(log, post_id, 1)
    eraser(log).catch_up()
    runner.catch_up()
    Traces(views.engine, lambda: None).remove()

    left = bytes_of(tmp_path)
    assert SECRET.encode() not in left
    assert [key for key in keys if key in left] == []


def test_traces_are_removed_by_themselves_and_after_a_crash(log: Log, views: Views, tmp_path: Path) -> None:
    post_id = published(log)
    views.runner().catch_up()
    redact(log, post_id, 1)
    views.runner().catch_up()
    assert SECRET.encode() in bytes_of(tmp_path / "views")
    traces = Traces(views.engine, lambda: None)
    thread = threading.Thread(target=traces.run)
    thread.start()
    deadline = time.monotonic() + 30
    while SECRET.encode() in bytes_of(tmp_path / "views") and time.monotonic() < deadline:
        time.sleep(0.05)
    traces.stop()
    thread.join()

    assert SECRET.encode() not in bytes_of(tmp_path / "views")


@on_both_engines
def test_nothing_is_written_anew_where_nothing_was_erased(
    log: Log, views: Views, monkeypatch: pytest.MonkeyPatch
) -> None:
    published(log)
    views.runner().catch_up()
    monkeypatch.setattr("app.infrastructure.database.traces.outside_transactions", _die)

    Traces(views.engine, lambda: None).remove()
