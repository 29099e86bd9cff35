"""Long streams are loaded from what they had come to, which is what replaying them comes to."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.command.repositories import aggregate_repository
from app.domain.models.aggregates import Aggregate
from app.domain.models.post_aggregate import Post, VersionConflict
from app.infrastructure.event_store import recent_states
from app.infrastructure.event_store.tables import snapshots
from app.infrastructure.serializers.aggregate_state import form_of
from tests.facts import ADA, ADA_ID, POST_ID
from tests.integration.deeds import DEEDS, context, do, edit, published, replayed, state
from tests.integration.logs import Log, an_id, on_both_engines

EVERY = 4


@pytest.fixture(autouse=True)
def _often(monkeypatch: pytest.MonkeyPatch) -> None:
    """And nothing is known from memory."""
    monkeypatch.setattr(aggregate_repository, "SNAPSHOT_EVERY", EVERY)
    monkeypatch.setattr(recent_states, "MOST", 0)


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
