"""What was done on each day, as administrators see it."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from app.domain.events.event import DomainEvent
from app.lanes import DASHBOARD
from app.query.projections.dashboard_projection import DashboardProjection
from app.query.projections.projection import Group
from tests.facts import COMMENTED, KEYS_DESTROYED, LIKED, PUBLISHED, STARTED
from tests.integration.boards import Board, Json, Person
from tests.integration.clocks import clock_of
from tests.integration.logs import Log, a_stream, an_append, on_both_engines
from tests.integration.problems import problem
from tests.integration.views import Views

pytestmark = on_both_engines
NUMBERS = ("posts", "comments", "people", "commands")
ONE_DAY: tuple[tuple[DomainEvent, ...], ...] = ((STARTED, PUBLISHED), (COMMENTED,), (LIKED,))
THE_NEXT: tuple[tuple[DomainEvent, ...], ...] = ((KEYS_DESTROYED,), (PUBLISHED,), (STARTED,))


def done(person: Person, *names: str) -> Json:
    """What was done on all days together."""
    days = person.sees("/system/activity?days=2")["days"]
    return {name: sum(day[name] for day in days) for name in names}


def test_each_deed_is_counted_on_its_day(ada: Person, mallory: Person, board: Board) -> None:
    id = ada.publish(tags=("history", "looms"))
    mallory.token = ada.token
    mallory.comment(id)
    mallory.comment(id)
    mallory.does("react", target_id=id, kind="like")
    ada.token = mallory.token

    assert done(ada, *NUMBERS) == {"posts": 1, "comments": 2, "people": 2, "commands": 6}
    assert ada.ask("/system/activity").get_json()["position"] == board.head()


def test_every_day_of_the_span_is_told_and_today_comes_last(ada: Person) -> None:
    for asked, expected in (("?days=3", 3), ("", 30), ("?days=366", 366)):
        days = [date.fromisoformat(day["day"]) for day in ada.sees(f"/system/activity{asked}")["days"]]

        assert len(days) == expected
        assert all(later - earlier == timedelta(days=1) for earlier, later in pairwise(days))


@pytest.mark.parametrize("days", ["0", "367", "-1", "x"])
def test_a_span_has_a_day_at_least_and_a_year_at_most(ada: Person, days: str) -> None:
    assert list(problem(ada.ask(f"/system/activity?days={days}"), 422, "request.invalid")["errors"]) == ["days"]


def test_the_tags_of_most_posts_come_first_and_then_by_name(ada: Person) -> None:
    for tags in (("b", "looms"), ("a", "looms"), *((f"tag-{number}",) for number in range(9))):
        ada.publish(tags=tags)

    told = [(each["tag"], each["posts"]) for each in ada.sees("/system/activity")["tags"]]
    assert told[:4] == [("looms", 2), ("a", 1), ("b", 1), ("tag-0", 1)]
    assert len(told) == 10


@pytest.fixture
def two_days(log: Log) -> Log:
    """Three commands on one day, two on the next, and what the board tells by itself."""
    with clock_of(log) as clock:
        for events in ONE_DAY:
            log.events.append(an_append(*(a_stream(event) for event in events)))
        clock.turn(24 * 3600)
        for events in THE_NEXT:
            log.events.append(an_append(*(a_stream(event) for event in events)))
    return log


def dashboard(views: Views) -> list[tuple[object, ...]]:
    """The posts, comments, people and commands of each day."""
    return [row[1:5] for row in views.rows()["dashboard_days_v1"]]


def test_a_command_is_counted_once_and_on_its_own_day(two_days: Log, views: Views) -> None:
    views.replay()

    assert dashboard(views) == [(1, 1, 1, 3), (1, 0, 1, 2)]
    assert len(views.rows()["dashboard_people_v1"]) == 2


def test_days_are_counted_without_the_keys_of_texts(two_days: Log, views: Views) -> None:
    with two_days.key_engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM keys")
    views._runner(Group(DASHBOARD, [DashboardProjection()])).catch_up()

    with views.engine.connect() as connection:
        counted = connection.exec_driver_sql("SELECT posts, comments FROM dashboard_days_v1 ORDER BY day").all()
    assert [tuple(row) for row in counted] == [(1, 1), (1, 0)]
