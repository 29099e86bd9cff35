"""The runner: a page is folded with its checkpoint or not at all, and a failure is told."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from app.infrastructure.database.engines import writing
from app.infrastructure.serializers.markdown_renderer import Rendered, render
from app.query.projections import pages, post_projection, projection_runner
from app.query.projections.checkpoints import CheckpointMoved
from app.query.projections.pages import PAGE
from app.query.projections.projection_runner import ProjectionRunner
from tests.facts import TEXT
from tests.integration.logs import Log, a_stream, an_append, on_both_engines
from tests.integration.views import Views

pytestmark = on_both_engines
PATIENCE = 30


@contextmanager
def running(runner: ProjectionRunner) -> Iterator[None]:
    thread = threading.Thread(target=runner.run)
    thread.start()
    try:
        yield
    finally:
        runner.stop()
        thread.join(PATIENCE)
        assert not thread.is_alive()


def fill(log: Log, posts: int) -> None:
    log.events.append(an_append(*(a_stream() for _ in range(posts))))


def wait_for(runner: ProjectionRunner, position: int) -> None:
    with runner._progress._changed:
        assert runner._progress._changed.wait_for(lambda: runner._position >= position, PATIENCE)


def test_views_that_are_far_behind_are_told(log: Log, views: Views) -> None:
    runner = views.runner()
    fill(log, PAGE)

    assert runner.reasons() == []
    fill(log, 1)
    assert runner.reasons() == [f"The board views are {PAGE + 1} events behind."]
    runner.catch_up()
    assert runner.reasons() == []


def test_a_runner_goes_on_where_somebody_else_moved_the_checkpoint_to(log: Log, views: Views) -> None:
    runner = views.runner()
    fill(log, 2)
    with views.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE checkpoints SET position = 1")
    runner.catch_up()

    rows = views.rows()
    assert [row[1] for row in rows["checkpoints"]] == [2]
    assert [row[1] for row in rows["marks_v2"]] == [2]


def test_a_checkpoint_of_another_history_refuses_the_page(log: Log, views: Views) -> None:
    runner = views.runner()
    fill(log, 2)
    views.spoil("UPDATE checkpoints SET position = 1, epoch = 'other'")

    with pytest.raises(CheckpointMoved):
        runner.catch_up()
    rows = views.rows()
    assert [row[1] for row in rows["checkpoints"]] == [1]
    assert (rows["marks_v2"], rows["posts_v1"]) == ([], [])


def test_texts_are_rendered_before_anything_is_locked(log: Log, views: Views, monkeypatch: pytest.MonkeyPatch) -> None:
    rendered: list[str] = []

    def render_beside_a_writer(body: str) -> Rendered:
        with writing(views.engine).begin() as connection:
            connection.exec_driver_sql("UPDATE checkpoints SET position = position")
            rendered.append(body)
        return render(body)

    monkeypatch.setattr(post_projection, "render", render_beside_a_writer)
    runner = views.runner()
    fill(log, 2)
    runner.catch_up()

    assert rendered == [TEXT.body] * 2


def test_long_texts_are_folded_a_few_at_a_time(log: Log, views: Views, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "PAGE_BYTES", 1)
    moves = list[int]()
    runner = views.runner()
    runner._progress.subscribe(lambda: moves.append(runner._progress.position))
    fill(log, 3)
    runner.catch_up()

    assert moves == [1, 2, 3]


def test_the_doorbell_wakes_the_runner(log: Log, views: Views, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(projection_runner, "POLL_SECONDS", 3600)
    runner = views.runner()
    with running(runner):
        for posts in (1, 2, 3):
            fill(log, 1)
            runner.ring(posts)
            wait_for(runner, posts)

    assert len(views.rows()["marks_v2"]) == 3


def test_what_rang_unheard_is_found_by_polling(log: Log, views: Views, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(projection_runner, "POLL_SECONDS", 0.01)
    runner = views.runner()
    with running(runner):
        fill(log, 2)
        wait_for(runner, 2)

    assert len(views.rows()["marks_v2"]) == 2
