"""A thing that changed lately is loaded from memory, as its stream would tell it."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.command.repositories.comment_repository import CommentRepository
from app.command.repositories.post_repository import PostRepository
from app.domain.models.comment_aggregate import CommentNotFound
from app.domain.models.post_aggregate import VersionConflict
from app.infrastructure.event_store import recent_states
from app.infrastructure.event_store.appends import IdempotencyKey, LogUnavailable
from app.infrastructure.event_store.prepared_append import PreparedAppend
from tests.facts import ADA, POST_ID
from tests.integration.deeds import DEEDS, context, do, edit, published, replayed, state
from tests.integration.logs import Log, Place, a_log, an_id, on_both_engines

MOST = 3


@pytest.fixture(autouse=True)
def _few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recent_states, "MOST", MOST)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch, log: Log) -> list[str]:
    """The streams that were read to load something."""
    read: list[str] = []
    find_all = log.events._find_history.find_all

    def watched(*, id: str, form: str) -> object:
        read.append(id)
        return find_all(id=id, form=form)

    monkeypatch.setattr(log.events._find_history, "find_all", watched)
    return read


@on_both_engines
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(story=st.lists(st.tuples(st.integers(0, MOST), st.sampled_from(sorted(DEEDS))), max_size=20))
def test_what_is_loaded_is_what_a_replay_gives(log: Log, story: list[tuple[int, str]]) -> None:
    ids = [an_id() for _ in range(MOST + 1)]
    posts = [published(log, id) for id in ids]
    for number, name in story:
        do(posts[number], DEEDS[name], id=ids[number])
        for id in ids:
            assert state(posts[0].get(id)) == replayed(log, id)


def test_what_changed_last_is_not_read_again(log: Log, reads: list[str]) -> None:
    ids = [an_id() for _ in range(MOST + 1)]
    for id in ids:
        do(published(log, id), edit, id=id)
    reads.clear()
    for id in ids:
        PostRepository(log.events).get(id)

    assert reads == ids[:1]


@pytest.mark.parametrize("place", ["postgresql"], indirect=True)
def test_a_log_that_others_write_is_read_each_time(log: Log, reads: list[str], place: Place) -> None:
    posts = published(log)
    with a_log(place) as elsewhere:
        do(PostRepository(elsewhere.events), edit)

    assert state(posts.get(POST_ID)) == replayed(log)
    assert reads == [POST_ID]


@on_both_engines
def test_an_append_that_is_refused_leaves_what_was(log: Log) -> None:
    posts = published(log)
    late, early = posts.get(POST_ID), posts.get(POST_ID)
    edit(early)
    late.delete(by=ADA, reason=None)
    posts.save(early, context())
    with pytest.raises(VersionConflict):
        posts.save(late, context())

    assert state(posts.get(POST_ID)) == replayed(log)


@on_both_engines
@pytest.mark.parametrize("is_stored", [False, True])
def test_an_append_of_which_nobody_knows_is_looked_up(
    log: Log, monkeypatch: pytest.MonkeyPatch, *, is_stored: bool
) -> None:
    posts = published(log)
    write, failure = log.events._write, log.events.failures[0]

    def fail(appends: Sequence[PreparedAppend]) -> None:
        if is_stored:
            write(appends)
        raise failure

    with monkeypatch.context() as broken:
        broken.setattr(log.events, "_write", fail)
        with pytest.raises(LogUnavailable):
            do(posts, edit)

    assert state(posts.get(POST_ID)) == replayed(log)
    assert posts.get(POST_ID).stream_version == 1 + is_stored


@on_both_engines
def test_whoever_asks_as_soon_as_it_is_stored_hears_of_it(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    posts, heard = published(log), list[tuple[int, bytes]]()
    write = log.events._write

    def watched(appends: Sequence[PreparedAppend]) -> object:
        outcomes = write(appends)
        heard.append(state(posts.get(POST_ID)))
        return outcomes

    monkeypatch.setattr(log.events, "_write", watched)
    do(posts, edit)

    assert heard == [replayed(log)]


def test_what_an_append_repeats_is_not_what_its_stream_has_come_to(log: Log) -> None:
    posts, key = published(log), IdempotencyKey("ada", "k1", "edit")
    first = replace(context(), idempotency=key)
    post, again = posts.get(POST_ID), posts.get(POST_ID)
    edit(post)
    again.delete(by=ADA, reason=None)
    posts.save(post, first)

    assert posts.save(again, first).replayed
    assert state(posts.get(POST_ID)) == replayed(log)


def test_a_thing_of_another_kind_is_not_found(log: Log) -> None:
    published(log)

    with pytest.raises(CommentNotFound):
        CommentRepository(log.events).get(POST_ID)
