"""Reading one's own writes, and telling when an answer is not fresh."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from app.query.projections import progress
from tests.integration.boards import Board, Person
from tests.integration.logs import on_both_engines
from tests.integration.problems import problem

pytestmark = on_both_engines

PATIENCE = 30


@pytest.fixture
def impatient(ada: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for what comes after the first registration."""
    ada.sees("/me")
    monkeypatch.setattr(progress, "WAIT_SECONDS", 0.01)


def test_an_answer_tells_where_in_the_log_it_stands(ada: Person, board: Board) -> None:
    ada.publish()
    response = ada.ask("/posts")

    assert response.get_json()["position"] == board.head()
    assert response.headers["Hindsight-Position"] == ada.token


def test_who_writes_reads_it_at_once_each_time(ada: Person) -> None:
    for number in range(30):
        id = ada.publish(title=str(number))

        assert ada.sees("/posts?limit=1")[0]["id"] == id


@pytest.mark.usefixtures("impatient")
def test_an_answer_from_views_that_stand_still_says_that_it_is_stale(ada: Person, board: Board) -> None:
    board.stop()
    position = board.head()
    id = ada.publish()
    response = ada.ask("/posts")

    assert response.status_code == 200
    assert (response.get_json()["data"], response.get_json()["stale"]) == ([], True)
    assert response.get_json()["position"] == position
    assert "ETag" not in response.headers
    problem(ada.ask(f"/posts/{id}"), 404, "post.not_found")


@pytest.mark.usefixtures("impatient")
def test_who_has_seen_nothing_newer_gets_no_stale_answer(ada: Person, guest: Person, board: Board) -> None:
    board.stop()
    ada.publish()

    assert guest.ask("/posts").get_json()["stale"] is False


@pytest.mark.usefixtures("impatient")
def test_a_log_in_that_is_not_in_the_views_yet_is_nobody_elses(ada: Person, guest: Person, board: Board) -> None:
    board.stop()
    guest.register("late")
    response = guest.ask("/me")

    problem(response, 503, "views.starting")
    assert response.headers["Retry-After"] == "1"


def test_a_question_waits_until_the_views_have_come_so_far(ada: Person, board: Board) -> None:
    ada.sees("/me")
    board.stop()
    ada.publish()
    with ThreadPoolExecutor(1) as pool:
        asking = pool.submit(ada.ask, "/posts")
        while board.parts.runner._progress._places._value == progress.MOST_WAITERS:
            threading.Event().wait(0.001)
        board.parts.runner._stopped.clear()
        board.parts.runner.catch_up()

        answer = asking.result(PATIENCE).get_json()
    assert (len(answer["data"]), answer["stale"]) == (1, False)


@pytest.mark.parametrize("path", ["/posts", "/me"])
@pytest.mark.parametrize("ahead", [1, progress.FAR_AHEAD, progress.FAR_AHEAD + 1, 10**17])
def test_a_position_too_far_ahead_is_not_waited_for(
    ada: Person, board: Board, ahead: int, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada.sees("/posts")
    waits = list[float]()
    monkeypatch.setattr(progress, "WAIT_SECONDS", 0)
    monkeypatch.setattr(board.parts.progress._changed, "wait_for", lambda _, seconds: waits.append(seconds))
    ada.token = f"{board.parts.events.epoch}-{board.head() + ahead}"
    answer = ada.ask(path).get_json()

    assert (answer["stale"], answer["position"]) == (True, board.head())
    assert len([seconds for seconds in waits if seconds == 0]) == (1 if ahead <= progress.FAR_AHEAD else 0)


def test_a_position_of_another_history_is_not_waited_for(ada: Person, board: Board) -> None:
    ada.sees("/posts")
    ada.token = "anotherhistory-99"
    answer = ada.ask("/posts").get_json()

    assert (answer["stale"], answer["position"]) == (False, board.head())


def test_health_tells_when_the_views_fail(ada: Person, board: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    ada.sees("/me")
    client = board.somebody().client
    assert client.get("/health/ready").get_json()["status"] == "ok"

    board.stop()
    monkeypatch.setattr(board.parts.runner, "failure", "LookupError")
    response = client.get("/health/ready")
    assert (response.status_code, response.headers["Retry-After"]) == (503, "1")
    assert response.get_json()["status"] == "degraded"
    assert client.get("/health/live").status_code == 200
