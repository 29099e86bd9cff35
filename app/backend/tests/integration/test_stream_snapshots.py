"""Long streams are loaded from what they had come to, which is what replaying them comes to."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.command.repositories import aggregate_repository
from app.command.repositories.post_repository import PostRepository
from app.domain.errors import DomainError
from app.domain.models.aggregates import Aggregate
from app.domain.models.post_aggregate import Post, VersionConflict
from app.infrastructure.event_store.tables import snapshots
from app.infrastructure.message_bus.command_bus import CommandContext
from app.infrastructure.serializers.aggregate_state import encode_state, form_of
from tests.facts import ADA, ADA_ID, MODERATOR, POST_ID, TEXT
from tests.integration.logs import Log, an_id, on_both_engines

EVERY = 4
AT = datetime(2026, 5, 1, tzinfo=UTC)

Deed = Callable[[Post], None]


def edit(post: Post) -> None:
    post.edit(by=MODERATOR, text=TEXT, reason="clearer", expected_version=None)


DEEDS: dict[str, Deed] = {
    "edit": edit,
    "revert": lambda post: post.revert(by=ADA, to_version=1, text=TEXT, reason=None),
    "redact the first": lambda post: post.redact(by=ADA, version=1, text_event_ids=(an_id(),), reason=None),
    "redact": lambda post: post.redact(by=ADA, version=post.version, text_event_ids=(an_id(),), reason=None),
    "delete": lambda post: post.delete(by=ADA, reason=None),
    "restore": lambda post: post.restore(by=ADA, reason=None),
}


@pytest.fixture(autouse=True)
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aggregate_repository, "SNAPSHOT_EVERY", EVERY)


def context() -> CommandContext:
    return CommandContext(command_id=an_id(), actor=ADA, now=AT, correlation_id=an_id())


def published(log: Log, id: str = POST_ID) -> PostRepository:
    posts = PostRepository(log.events)
    posts.save(Post.publish(id, by=ADA, text=TEXT), context())
    return posts


def do(posts: PostRepository, *deeds: Deed, id: str = POST_ID) -> None:
    """Each deed as a command of its own; what the rules refuse is not done."""
    for deed in deeds:
        post = posts.get(id)
        with suppress(DomainError):
            deed(post)
            posts.save(post, context())


def replayed(log: Log, id: str = POST_ID) -> tuple[int, bytes]:
    return state(Post.replay(id, [stored.read().event for stored in log.events.stream(id)]))


def state(post: Post) -> tuple[int, bytes]:
    return post.stream_version, encode_state(post)


def stored(log: Log) -> tuple[str, str, int, bytes] | None:
    with log.engine.connect() as connection:
        row = connection.execute(snapshots.select()).first()
    return (row.stream_id, row.form, row.version, row.state) if row else None


@on_both_engines
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(story=st.lists(st.sampled_from(sorted(DEEDS)), max_size=3 * EVERY))
def test_loading_by_snapshot_gives_what_a_replay_gives(log: Log, story: list[str]) -> None:
    id = an_id()
    posts = published(log, id)
    do(posts, *(DEEDS[name] for name in story), id=id)

    assert state(posts.get(id)) == replayed(log, id)


@on_both_engines
def test_a_long_stream_is_folded_from_its_last_snapshot_on(log: Log) -> None:
    posts = published(log)
    do(posts, *[edit] * EVERY)
    history = log.events.history(POST_ID, form_of(Post))

    assert (history.version, len(history.events)) == (EVERY, 1)
    assert state(posts.get(POST_ID)) == replayed(log)


@on_both_engines
def test_a_short_stream_has_no_snapshot(log: Log) -> None:
    do(published(log), *[edit] * (EVERY - 2))

    assert stored(log) is None


@on_both_engines
def test_a_snapshot_of_another_form_is_ignored(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    posts = published(log)
    do(posts, *[edit] * EVERY)
    monkeypatch.setattr(Post, "snapshot_version", 2)

    assert log.events.history(POST_ID, form_of(Post)).version == 0
    assert state(posts.get(POST_ID)) == replayed(log)


@on_both_engines
def test_a_refused_command_leaves_no_snapshot(log: Log) -> None:
    posts = published(log)
    do(posts, *[edit] * (EVERY - 2))
    late, early = posts.get(POST_ID), posts.get(POST_ID)
    early.delete(by=ADA, reason=None)
    edit(late)
    posts.save(early, context())
    before = stored(log)

    with pytest.raises(VersionConflict):
        posts.save(late, context())
    assert stored(log) == before


@on_both_engines
def test_a_snapshot_holds_no_text(log: Log) -> None:
    do(published(log), *[edit] * EVERY)
    found = stored(log)

    assert found is not None
    flags = b'"waits":false,"deleted":false,"redacted":[]'
    assert found[3] == b'{"author_id":"%s","version":%d,%s}' % (ADA_ID.encode(), EVERY, flags)


@pytest.mark.parametrize("kind", Aggregate.__subclasses__())
def test_every_aggregate_has_a_form_of_its_own_which_changes_with_its_fields(kind: type[Aggregate]) -> None:
    forms = {form_of(other) for other in Aggregate.__subclasses__()}
    wider = type(kind.__name__, (kind,), {"__annotations__": {"more": int}})

    assert len(forms) == len(Aggregate.__subclasses__())
    assert form_of(wider) != form_of(kind)
