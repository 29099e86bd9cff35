"""A view is built anew beside the one that answers, and takes its place: nobody waits, and nothing is lost."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import inspect

from app.app import every_projection, projections
from app.query.models.comparison import worded
from app.query.projections import pages
from app.query.projections.checkpoints import find_checkpoint, numbers_of
from app.query.projections.generations import Generation, generations_of
from app.query.projections.projection import Projection
from app.query.projections.projection_runner import ProjectionRunner
from app.query.projections.rebuild_requests import NothingToRollBack, clean, request_rebuild, roll_back
from tests.integration.boards import Board, Person
from tests.integration.logs import Log, on_both_engines
from tests.integration.test_projection_runner import fill
from tests.integration.test_rebuilding import live, told
from tests.integration.views import Rows, Views

pytestmark = on_both_engines
VIEW = {each.name: each for each in every_projection()}


def generations(views: Views, view: str) -> list[Generation]:
    with views.engine.connect() as connection:
        return generations_of(connection, [view])


def states(views: Views, view: str) -> list[tuple[int, str]]:
    return [(each.number, each.state) for each in generations(views, view)]


def rebuild(runner: ProjectionRunner, views: Views, view: str) -> None:
    request_rebuild(views.engine, VIEW[view], head=views.events.head())
    runner.build()


def count(rows: Rows) -> int:
    """How many of them are the posts view's."""
    return sum(len(rows[each.table.name]) for each in VIEW["posts"].rows)


def test_the_new_tables_take_the_place_of_the_old_and_say_the_same(log: Log, views: Views) -> None:
    fill(log, 5)
    runner = views.runner()
    runner.catch_up()
    before = views.rows()
    rebuild(runner, views, "posts")

    assert views.rows() == before
    assert states(views, "posts") == [(1, "kept"), (2, "serving")]
    assert worded(generations(views, "posts")[1].compared) == f"{count(before)} rows, the same as before"
    with views.engine.connect() as connection:
        standing = find_checkpoint(connection, "board")
        assert standing is not None
        assert numbers_of(standing.serving) == {name: 2 if name == "posts" else 1 for name in VIEW}


def test_what_was_spoilt_is_mended_and_told(log: Log, views: Views) -> None:
    fill(log, 3)
    runner = views.runner()
    runner.catch_up()
    before = views.rows()
    views.spoil("DELETE FROM post_versions_v2", "UPDATE tags_v1 SET post_count = 9")
    rebuild(runner, views, "posts")

    assert views.rows() == before
    told = worded(generations(views, "posts")[1].compared)
    differ = "post_versions (0 rows before, 1 now), tags (2 rows before, 2 now) differ"
    assert told == f"{count(before)} rows, {differ}"


def test_the_views_go_on_while_one_is_built(log: Log, views: Views, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "PAGE", 2)
    fill(log, 10)
    runner = views.runner()
    runner.catch_up()
    request_rebuild(views.engine, VIEW["posts"], head=10)
    while runner._build():
        if views.events.head() < 16:
            fill(log, 1)
            runner.catch_up()

    assert states(views, "posts") == [(1, "kept"), (2, "serving")]
    assert [row[1] for row in views.rows()["checkpoints"]] == [16]
    before = views.rows()
    assert len(before["posts_v1"]) == 1
    assert len(before["marks_v2"]) == 16
    runner.rebuild()
    assert views.rows() == before


def test_who_starts_again_in_the_middle_goes_on_where_it_was(
    log: Log, views: Views, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "PAGE", 2)
    fill(log, 10)
    runner = views.runner()
    runner.catch_up()
    request_rebuild(views.engine, VIEW["posts"], head=10)
    for _ in range(3):
        runner._build()
    assert [each.position for each in generations(views, "posts")] == [0, 6]
    before = views.rows()
    again = views.runner()
    again.build()

    assert states(views, "posts") == [(1, "kept"), (2, "serving")]
    assert views.rows() == before


def test_the_kept_one_comes_back_at_once_with_what_came_since(log: Log, views: Views) -> None:
    fill(log, 3)
    runner = views.runner()
    runner.catch_up()
    with pytest.raises(NothingToRollBack):
        roll_back(views.engine, VIEW["posts"])
    rebuild(runner, views, "posts")
    fill(log, 2)
    runner.catch_up()
    before = views.rows()
    roll_back(views.engine, VIEW["posts"])
    runner.build()

    assert states(views, "posts") == [(1, "serving"), (2, "kept")]
    assert views.rows() == before


def test_cleaning_removes_what_is_kept_and_nothing_else(log: Log, views: Views) -> None:
    fill(log, 3)
    runner = views.runner()
    runner.catch_up()
    rebuild(runner, views, "posts")
    before = views.rows()

    assert clean(views.engine, VIEW["posts"]) == [1]
    assert clean(views.engine, VIEW["posts"]) == []
    assert views.rows() == before
    assert not inspect(views.engine).has_table("posts_v1")


def test_no_table_that_is_kept_keeps_what_is_erased(board: Board, ada: Person) -> None:
    id = ada.publish(body="a telephone number")
    ada.sees("/posts")
    parts = board.parts
    request_rebuild(parts.runner._reads, VIEW["posts"], head=board.head())
    while len(numbered_rows(board)) < 2:
        threading.Event().wait(0.01)
    ada.does("redact-version", target_id=id, version=1)
    ada.ask("/posts")

    assert numbered_rows(board) == ["serving"]


def numbered_rows(board: Board) -> list[str]:
    with board.parts.runner._reads.connect() as connection:
        found = [each.state for each in generations_of(connection, ["posts"])]
    return found if "building" not in found else []


def with_version(view: str, version: int, continues: int | None) -> list[Projection]:
    made = projections()
    for each in made:
        if each.name == view:
            each.version, each.continues = version, continues  # type: ignore[misc]
    return made


def test_a_new_version_that_can_go_on_with_the_old_tables_serves_from_them_meanwhile(log: Log, views: Views) -> None:
    fill(log, 3)
    views.runner().catch_up()
    before, old = views.rows(), VIEW["posts"].version
    runner = views.runner(with_version("posts", old + 1, old))

    assert states(views, "posts") == [(1, "serving"), (2, "building")]
    fill(log, 1)
    runner.catch_up()
    assert len(views.rows()["marks_v2"]) == 4
    runner.build()
    assert states(views, "posts") == [(1, "kept"), (2, "serving")]
    assert views.rows()["tags_v1"] != before["tags_v1"]


def test_a_new_version_that_cannot_has_its_tables_built_before_anybody_is_served(log: Log, views: Views) -> None:
    fill(log, 3)
    views.runner().catch_up()
    views.runner(with_version("posts", VIEW["posts"].version + 1, None))

    assert states(views, "posts") == [(1, "kept"), (2, "serving")]


def test_code_that_is_put_back_finds_the_tables_that_it_left(log: Log, views: Views) -> None:
    fill(log, 3)
    views.runner().catch_up()
    before = views.rows()
    views.runner(with_version("posts", VIEW["posts"].version + 1, None))
    fill(log, 2)
    views.runner().catch_up()

    assert states(views, "posts") == [(1, "serving"), (2, "kept")]
    assert len(views.rows()["marks_v2"]) == len(before["marks_v2"]) + 2


def test_people_read_on_and_find_the_same_bytes_before_and_after(board: Board) -> None:
    paths = live(board)
    guest = board.member("reader")
    before = told(guest, paths)
    stopped, seen = threading.Event(), list[object]()

    def read_on() -> None:
        while not stopped.is_set():
            seen.append(told(guest, paths) == before)

    with ThreadPoolExecutor(1) as pool:
        reading = pool.submit(read_on)
        for view in VIEW.values():
            request_rebuild(board.parts.runner._reads, view, head=board.head())
        board.parts.runner.ring(0)
        while {each.state for each in of_all(board)} != {"serving", "kept"}:
            threading.Event().wait(0.01)
        stopped.set()
        reading.result(60)

    assert set(seen) == {True}
    assert told(guest, paths) == before
    assert {worded(each.compared).split(", ")[1] for each in of_all(board) if each.state == "serving"} == {
        "the same as before"
    }


def of_all(board: Board) -> list[Generation]:
    with board.parts.runner._reads.connect() as connection:
        return generations_of(connection, VIEW)
