"""The runner: a page is folded with its checkpoint or not at all, and a failure is told."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from app.app import projections
from app.domain.events.event import RecordedEvent
from app.domain.events.post_events import PostPublished
from app.infrastructure.database.engines import writing
from app.infrastructure.serializers.markdown_renderer import Rendered, render
from app.query.projections import post_projection, projection_runner
from app.query.projections.checkpoints import CheckpointMoved
from app.query.projections.projection import Projection, on
from app.query.projections.projection_runner import PAGE, ProjectionRunner
from tests.facts import TEXT
from tests.integration.logs import Log, a_stream, an_append, on_both_engines
from tests.integration.views import Views

pytestmark = on_both_engines
PATIENCE = 30


class Faulty(Projection):
    """Cannot fold the third post, until it is mended."""

    name, version = "faulty", 1

    def __init__(self) -> None:
        super().__init__()
        self.broken, self.failed = True, threading.Event()

    @on(PostPublished)
    def published(self, event: PostPublished, recorded: RecordedEvent) -> None:
        if self.broken and recorded.position == 3:
            self.failed.set()
            raise LookupError("the third post")


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


def test_a_handler_that_raises_leaves_rows_and_checkpoint_untouched(
    log: Log, views: Views, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(projection_runner, "PAGE", 2)
    runner = views.runner([*projections(), Faulty()])
    fill(log, 4)

    with pytest.raises(LookupError):
        runner.catch_up()
    rows = views.rows()
    assert [row[1] for row in rows["checkpoints"]] == [2]
    assert len(rows["marks_v2"]) == 2


def test_a_handler_that_raises_is_told_until_it_is_mended(log: Log, views: Views) -> None:
    faulty = Faulty()
    runner = views.runner([*projections(), faulty])
    fill(log, 4)

    with running(runner):
        assert faulty.failed.wait(PATIENCE)
        while not runner.reasons():
            threading.Event().wait(0.001)
        assert runner.reasons() == ["Folding the board views fails: LookupError."]
        assert views.rows()["marks_v2"] == []
        faulty.broken = False
        wait_for(runner, 4)
        while runner.reasons():
            threading.Event().wait(0.001)
    assert len(views.rows()["marks_v2"]) == 4


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


def test_two_runners_of_the_same_views_do_each_page_once(log: Log, views: Views) -> None:
    runners = views.runner(), views.runner()
    for runner in runners * 3:
        fill(log, 2)
        runner.catch_up()

    assert {row[1] for row in views.rows()["marks_v2"]} == set(range(1, 13))


@pytest.mark.parametrize("column", ["epoch", "versions"])
def test_a_checkpoint_of_other_views_refuses_the_page(log: Log, views: Views, column: str) -> None:
    runner = views.runner()
    fill(log, 2)
    with views.engine.begin() as connection:
        connection.exec_driver_sql(f"UPDATE checkpoints SET position = 1, {column} = 'other'")

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
    monkeypatch.setattr(projection_runner, "PAGE_BYTES", 1)
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


def test_an_event_that_this_code_does_not_know_stops_the_views_before_it(log: Log, views: Views) -> None:
    runner = views.runner()
    fill(log, 1)
    with log.owner.begin() as connection:
        columns = "event_id, actor_id, command_id, correlation_id, causation_id, body, leaf"
        connection.exec_driver_sql(
            f"INSERT INTO events SELECT 2, at, stream_id, 2, 'post.edited', 99, {columns} FROM events"
        )

    with pytest.raises(Exception, match=r"post\.edited version 99"):
        runner.catch_up()
    assert [row[1] for row in views.rows()["checkpoints"]] == [1]
