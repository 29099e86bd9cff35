"""Views that nobody keeps up to date: every answer from them says so, and nobody is told that all is well."""

from pathlib import Path

import pytest

from app.config.settings import Settings
from app.infrastructure.pulse import LATE_SECONDS, Beat
from app.lanes import BOARD, SEARCH
from tests.integration.boards import PATIENCE, Board, Json, Person, a_board, urls_of
from tests.integration.logs import Place, on_both_engines
from tests.integration.measuring import measured, until
from tests.integration.problems import problem

pytestmark = on_both_engines


def stop(board: Board, group: str) -> None:
    """Let nobody fold that group any more."""
    board.parts.lanes[group].runner.stop()
    board.threads[group].join(PATIENCE)
    assert not board.threads[group].is_alive()


def fall_silent(board: Board, group: str) -> None:
    """Let who folds that group be dead for a while."""
    stop(board, group)
    board.parts.lanes[group].progress.pulse.wait(LATE_SECONDS + 1)


def fall_behind(board: Board, group: str) -> None:
    """Let who folds that group live, and not get on."""
    stop(board, group)
    board.parts.lanes[group].progress.pulse.feel(Beat(1, 9, LATE_SECONDS + 1))


def group(ada: Person, name: str) -> Json:
    system: Json = ada.ask("/system").get_json()["data"]
    return next(each for each in system["groups"] if each["group"] == name)


def needs(ada: Person) -> list[Json]:
    found: list[Json] = ada.ask("/system").get_json()["data"]["needs"]
    return found


def test_a_board_that_is_kept_up_to_date_needs_nobody(ada: Person, board: Board) -> None:
    until(lambda: all(group(ada, name)["beat_at"] for name in board.parts.lanes))

    assert needs(ada) == []
    assert {name: group(ada, name)["state"] for name in board.parts.lanes} == dict.fromkeys(board.parts.lanes, "fresh")
    assert group(ada, BOARD)["head"] == board.head()


def test_who_is_dead_is_silent_and_not_without_lag(ada: Person, guest: Person, board: Board) -> None:
    ada.sees("/me")
    until(lambda: bool(group(ada, BOARD)["beat_at"]))
    fall_silent(board, BOARD)

    told = group(ada, BOARD)
    assert (told["state"], told["lag_seconds"] > LATE_SECONDS) == ("silent", True)
    assert needs(ada)[0] == {"code": "group.silent", "params": {"group": BOARD, "since": told["beat_at"]}}
    assert measured(guest, "hindsight_views_lag_seconds", group=BOARD) > LATE_SECONDS
    health = guest.client.get("/health/ready")
    assert health.status_code == 200
    assert health.get_json()["reasons"] == ["No sign of life of who folds the board views: they may be late."]


@pytest.mark.parametrize("fall", [fall_silent, fall_behind])
def test_guests_are_told_that_answers_are_stale_from_memory_too(
    ada: Person, guest: Person, board: Board, fall: object
) -> None:
    assert callable(fall)
    guest.token = ada.token
    first = [guest.ask("/tags") for _ in range(2)]
    fall(board, BOARD)
    late = [guest.ask("/tags") for _ in range(3)]
    seen = guest.ask("/tags", If_None_Match=first[0].headers["ETag"])
    board.parts.progress.pulse.feel(Beat(9, 9, 0.0))
    again = guest.ask("/tags")

    assert [answer.get_json()["stale"] for answer in (*first, *late, again)] == [False, False, True, True, True, False]
    assert ["ETag" in answer.headers for answer in (first[1], *late, again)] == [True, False, False, False, True]
    assert seen.status_code == 200


def test_nobody_can_tell_whose_a_session_is_while_its_view_is_late(ada: Person, board: Board) -> None:
    ada.sees("/me")
    fall_behind(board, BOARD)
    refusal = ada.ask("/me")

    problem(refusal, 503, "views.late")
    assert refusal.headers["Retry-After"] == "1"
    assert (ada.ask("/posts").status_code, ada.ask("/posts").get_json()["stale"]) == (200, True)


def test_pages_are_sent_to_who_is_logged_in_although_views_are_late(place: Place, tmp_path: Path) -> None:
    with a_board(tmp_path / "data", client_folder=Settings.read({}).client_folder, **urls_of(place)) as board:
        ada = board.member("ada")
        ada.sees("/me")
        fall_behind(board, BOARD)
        page = ada.client.get("/")

    assert page.status_code == 200
    assert '"username":"ada"' in page.text
    assert '"stale":true' in page.text


def test_a_search_that_is_late_is_stale_and_nothing_else_is(ada: Person, guest: Person, board: Board) -> None:
    ada.publish("On engines")
    guest.token = ada.token
    board.index()
    fall_behind(board, SEARCH)
    board.parts.lanes[SEARCH].runner._position = -1_000

    assert guest.ask("/search?q=engines").get_json()["stale"] is True
    assert guest.ask("/posts").get_json()["stale"] is False
    assert {"code": "group.behind", "params": {"group": SEARCH, "events": 8, "seconds": LATE_SECONDS + 1}} in [
        {**need, "params": {**need["params"], "events": 8}} for need in needs(ada)
    ]
    health = guest.client.get("/health/ready")
    assert (health.status_code, health.get_json()["status"]) == (200, "degraded")
    assert [each["group"] for each in health.get_json()["groups"]] == list(board.parts.lanes)
    assert any(reason.startswith("The search views are ") for reason in health.get_json()["reasons"])


def test_who_fails_is_said_to_fail_and_why(ada: Person, board: Board, monkeypatch: pytest.MonkeyPatch) -> None:
    ada.sees("/me")

    def fail(*_: object) -> None:
        raise KeyError("Ada's secret")

    monkeypatch.setattr(board.parts.runner._folding, "take", fail)
    ada.publish()
    ada.token = None

    until(lambda: group(ada, BOARD)["state"] == "failing")
    assert {"code": "group.failing", "params": {"group": BOARD, "error": "KeyError"}} in needs(ada)
    assert group(ada, BOARD)["lag_events"] == 1
    monkeypatch.undo()
    until(lambda: group(ada, BOARD)["state"] == "fresh")
