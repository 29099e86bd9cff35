"""What is measured: how requests end, how the views stand; and nothing about anybody."""

from functools import partial
from pathlib import Path

from app.infrastructure.database.looks import Looks
from app.infrastructure.times import UNIX_EPOCH
from tests.integration.boards import Board, Person, a_board
from tests.integration.logs import on_both_engines
from tests.integration.measuring import measured, until
from tests.integration.views import Views


def test_requests_are_counted_by_side_and_end_and_those_from_memory_too(ada: Person, guest: Person) -> None:
    before = measured(guest, "hindsight_requests_total", side="query", status="2xx")
    for _ in range(5):
        guest.ask("/tags")
    guest.ask("/posts/01890000-0000-7000-8000-0000000000ff")

    assert measured(guest, "hindsight_requests_total", side="query", status="2xx") == before + 5
    assert measured(guest, "hindsight_requests_total", side="query", status="4xx") == 1
    assert measured(guest, "hindsight_request_seconds_count", side="query") == before + 6


def test_commands_are_counted_by_outcome(ada: Person, guest: Person) -> None:
    before = measured(guest, "hindsight_commands_total", outcome="done")
    ada.publish()
    guest.order("publish-post", title="t", body="b")

    assert measured(guest, "hindsight_commands_total", outcome="done") == before + 1
    assert measured(guest, "hindsight_commands_total", outcome="refused") == 1


def has_caught_up(guest: Person, group: str) -> bool:
    """Whether that is measured of a group of views, sooner or later."""
    until(lambda: measured(guest, "hindsight_views_heartbeat_timestamp_seconds", group=group) > 0)
    until(lambda: measured(guest, "hindsight_views_lag_events", group=group) == 0)
    until(lambda: measured(guest, "hindsight_views_lag_seconds", group=group) == 0)
    return True


def test_the_log_and_its_views_are_measured(ada: Person, guest: Person, board: Board) -> None:
    ada.publish()
    ada.sees("/posts")

    assert measured(guest, "hindsight_log_head_position") == board.head()
    assert measured(guest, "hindsight_open_streams") == 0
    assert all(has_caught_up(guest, name) for name in board.parts.lanes)


def test_each_application_counts_for_itself(tmp_path: Path) -> None:
    counted = []
    for number in range(2):
        with a_board(tmp_path / str(number)) as board:
            board.somebody().ask("/tags")
            counted.append(measured(board.somebody(), "hindsight_requests_total", side="query"))

    assert counted == [1, 1]


def test_who_measures_is_not_counted_as_one_who_asks_too_often(tmp_path: Path) -> None:
    with a_board(tmp_path / "data", lambda: 0.0, rate_limits=True) as board:
        guest = board.somebody()
        while guest.ask("/tags").status_code == 200:
            pass

        assert guest.client.get("/metrics").status_code == 200


@on_both_engines
def test_looks_of_several_processes_add_up_and_outlive_a_rebuild(views: Views) -> None:
    asked = {"one": 3, "other": 4}
    looks = {name: Looks(partial(asked.__getitem__, name), views.engine, lambda: UNIX_EPOCH) for name in asked}
    for each in looks.values():
        each.flush()
    asked["one"] += 5
    for each in (looks["one"], looks["one"], looks["other"]):
        each.flush()
    views.runner().rebuild()

    with views.engine.connect() as connection:
        assert [tuple(row) for row in connection.exec_driver_sql("SELECT day, queries FROM looks")] == [(0, 12)]


def test_looks_that_cannot_be_added_now_are_added_later(views: Views) -> None:
    looks = Looks(lambda: 3, views.engine, lambda: UNIX_EPOCH)
    with views.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE looks RENAME TO elsewhere")
    looks.flush()
    with views.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE elsewhere RENAME TO looks")
    looks.flush()

    with views.engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT queries FROM looks").scalar_one() == 3


def test_looks_are_told_by_day_and_by_command_and_outlive_a_restart(tmp_path: Path) -> None:
    with a_board(tmp_path / "data") as board:
        ada = board.member("ada")
        for _ in range(3):
            ada.sees("/tags")
        ada.ask("/posts/01890000-0000-7000-8000-0000000000ff")
    with a_board(tmp_path / "data") as board:
        again = board.somebody()
        again.order("log-in", login="ada", password="weaving algebraic patterns")
        told = again.sees("/system/activity?days=2")

    assert sum(day["queries"] for day in told["days"]) == 3
    assert told["look_to_book"] == 1.5
