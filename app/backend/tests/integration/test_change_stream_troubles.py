"""Streams of changes that are cut, held back, crowded out or silent."""

import random
from concurrent.futures import ThreadPoolExecutor

import pytest

from app.api import change_stream
from tests.integration.boards import PATIENCE, Board, Person
from tests.integration.problems import problem
from tests.integration.watching import Watcher


def test_a_stream_cut_two_hundred_times_tells_the_same_as_one_that_was_not(ada: Person, guest: Person) -> None:
    ada.sees("/me")
    chance = random.Random(7)
    uncut: list[str] = []
    cut: list[str] = []
    cuts = 0
    with Watcher(guest) as whole:
        seen = next(whole.messages()).id
        while cuts < 200:
            for number in range(40):
                ada.publish(title=str(number))
            uncut += [message.id for message in whole.changes(40)]
            while len(cut) < len(uncut):
                left = len(uncut) - len(cut)
                with Watcher(guest, seen=seen) as piece:
                    cut += [message.id for message in piece.changes(min(chance.choice((1, 1, 2)), left))]
                seen, cuts = cut[-1], cuts + 1

    assert cut == uncut
    assert len(set(cut)) == len(cut) >= 200


def test_an_id_from_the_future_is_answered_with_a_reset(ada: Person, guest: Person) -> None:
    ada.sees("/me")
    epoch = str(ada.token).partition("-")[0]
    with Watcher(guest, seen=f"{epoch}-999999") as watcher:
        assert next(watcher.messages()).event == "reset"


def test_at_the_cap_streams_are_refused_and_reads_go_on(board: Board, ada: Person, guest: Person) -> None:
    ada.sees("/me")
    places = board.parts.places
    taken = 0
    while places.take():
        taken += 1
    refused = guest.ask("/changes")

    assert taken == 200
    assert problem(refused, 503, "changes.full")
    assert refused.headers["Retry-After"] == "5"
    assert guest.sees("/posts") == []

    places.give_back()
    with Watcher(guest) as watcher:
        assert next(watcher.messages()).id == ada.token
    assert places.take()


def test_whoever_finds_no_place_has_the_others_speak(
    board: Board, ada: Person, guest: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(change_stream, "SILENCE_SECONDS", 3600)
    ada.sees("/me")
    places = board.parts.places
    with Watcher(guest) as watcher:
        chunks = watcher.response.iter_encoded()
        next(chunks)
        with ThreadPoolExecutor(1) as pool:
            spoken = pool.submit(next, chunks)
            while places.take() or not spoken.done():
                monkeypatch.setattr(change_stream, "ROLL_SECONDS", 0)

            assert spoken.result(PATIENCE).startswith(b": still here")


def test_very_many_changes_at_once_are_told_as_one(ada: Person, guest: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(change_stream, "MANY", 5)
    ada.sees("/me")
    begin = str(ada.token)
    ids = [ada.publish(title=str(number)) for number in range(9)]
    ada.sees("/posts")
    with Watcher(guest, seen=begin) as watcher:
        [heard] = watcher.changes(1)

        assert heard.id == ada.token
        assert {f"post:{id}" for id in ids} <= set(heard.data["topics"])


def test_silence_is_broken_by_a_comment(ada: Person, guest: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(change_stream, "SILENCE_SECONDS", 0.01)
    ada.sees("/me")
    with Watcher(guest) as watcher:
        chunks = watcher.response.iter_encoded()
        next(chunks)

        assert next(chunks).startswith(b": ")


def test_a_stream_is_neither_stored_nor_held_back(guest: Person) -> None:
    with Watcher(guest) as watcher:
        headers = watcher.response.headers

        assert headers["Content-Type"] == "text/event-stream; charset=utf-8"
        assert (headers["Cache-Control"], headers["X-Accel-Buffering"]) == ("no-store", "no")
