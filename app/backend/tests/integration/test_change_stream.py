"""The stream of changes: each once, in order, to those who may hear of it."""

from collections.abc import Iterator
from contextlib import contextmanager

import orjson
import pytest
from werkzeug.test import TestResponse

from app.api import change_stream
from tests.integration.boards import PASSWORD, Board, Json, Person, a_board
from tests.integration.problems import problem

MANY = 2_000


@pytest.fixture(autouse=True)
def _silence_is_short(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(change_stream, "SILENCE_SECONDS", 0.01)


class Stream:
    """An open stream, read message by message."""

    def __init__(self, response: TestResponse) -> None:
        self.response = response
        self.place = ""
        self._parts = iter(response.response)

    def messages(self) -> Iterator[Json]:
        """Every event; a stream that says nothing for very long fails the test."""
        for _ in range(MANY):
            part = next(self._parts, None)
            if part is None:
                return
            assert isinstance(part, bytes)
            lines = [line for line in part.decode().splitlines() if line and not line.startswith(":")]
            fields = dict(line.split(": ", 1) for line in lines)
            self.place = fields["id"]
            if "event" in fields:
                yield {"event": fields["event"], **orjson.loads(fields["data"])}
        raise AssertionError("nothing came")

    def next(self) -> Json:
        return next(self.messages())

    def until(self, position: int) -> list[Json]:
        """The events up to a position, which the last one has."""
        found: list[Json] = []
        while not found or found[-1]["position"] < position:
            found.append(self.next())
        return found


@contextmanager
def watching(person: Person, query: str = "", **headers: str) -> Iterator[Stream]:
    response = person.ask(f"/changes{query}", **headers)
    assert response.status_code == 200, response.text
    stream = Stream(response)
    try:
        yield stream
    finally:
        response.close()


def test_each_change_is_announced_once_and_in_order(ada: Person, guest: Person) -> None:
    guest.token = ada.token
    with watching(guest) as stream:
        id = ada.publish()
        ada.does("edit-post", post_id=id, body="new")
        last = ada.does("delete-post", post_id=id)

        told = stream.until(last["position"])
    assert [message["position"] for message in told] == [last["position"] - 2, last["position"] - 1, last["position"]]
    assert {message["event"] for message in told} == {"change"}
    assert all({f"post:{id}", "posts"} <= set(message["topics"]) for message in told)
    assert stream.place == last["token"]


def test_who_is_told_of_a_change_can_read_it(ada: Person, guest: Person) -> None:
    guest.token = ada.token
    with watching(guest) as stream:
        for number in range(10):
            id = ada.publish(title=str(number))
            stream.next()

            assert guest.sees("/posts?limit=1")[0]["id"] == id


def test_only_what_is_asked_for_is_announced(ada: Person) -> None:
    one, other = ada.publish(), ada.publish()
    with watching(ada, f"?topics=post:{one},nothing") as stream:
        ada.does("edit-post", post_id=other, body="new")
        last = ada.does("edit-post", post_id=one, body="new")

        assert stream.next()["position"] == last["position"]


def test_comments_and_likes_are_announced_where_they_show_and_never_whose_a_like_is(
    ada: Person, mallory: Person, guest: Person
) -> None:
    post = ada.publish()
    mallory.token = guest.token = ada.token
    me = f"user:{mallory.sees('/me')['id']}"
    with watching(guest) as stream:
        id = mallory.comment(post)
        mallory.does("edit-comment", comment_id=id, body="new")
        mallory.does("react", target_id=id, kind="like")
        mallory.does("react", target_id=post, kind="like")
        last = mallory.does("delete-comment", comment_id=id)

        told = [set(message["topics"]) for message in stream.until(last["position"])]
    whole = {f"post:{post}", f"comments:{post}", "posts", me}
    assert told == [whole, {f"comments:{post}", me}, {f"comments:{post}"}, {f"post:{post}", "posts"}, whole]


@pytest.mark.parametrize("by", ["header", "parameter"])
def test_a_stream_goes_on_where_the_one_before_ended(ada: Person, by: str) -> None:
    with watching(ada) as stream:
        seen = ada.publish()
        stream.next()
    while_away = [ada.publish(), ada.publish()]
    again = {"Last_Event_ID": stream.place} if by == "header" else {}
    with watching(ada, f"?after={stream.place}" if by == "parameter" else "", **again) as stream:
        told = [stream.next() for _ in while_away]

    topics = [topic for message in told for topic in message["topics"] if topic.startswith("post:")]
    assert topics == [f"post:{id}" for id in while_away]
    assert f"post:{seen}" not in topics


@pytest.mark.parametrize("by", ["header", "parameter"])
@pytest.mark.parametrize("seen", ["x", "anotherhistory-1", "{epoch}-999999", "{epoch}--1", "{epoch}-" + "9" * 30])
def test_a_place_that_means_nothing_here_begins_anew(ada: Person, board: Board, seen: str, by: str) -> None:
    ada.sees("/posts")
    place = seen.format(epoch=board.parts.events.epoch)
    given = {"Last_Event_ID": place} if by == "header" else {}
    with watching(ada, f"?after={place}" if by == "parameter" else "", **given) as stream:
        last = ada.publish()
        first, second = stream.next(), stream.next()

    assert first["event"] == "reset"
    assert f"post:{last}" in second["topics"]


def test_a_browser_that_has_seen_nothing_begins_now(ada: Person) -> None:
    ada.sees("/posts")
    with watching(ada, Last_Event_ID="") as stream:
        ada.publish()

        assert stream.next()["event"] == "change"


def test_a_log_in_is_announced_to_nobody_else(ada: Person, mallory: Person, guest: Person, board: Board) -> None:
    mallory.sees("/me")
    guest.token = mallory.token
    with watching(mallory) as hers, watching(guest) as guests:
        elsewhere = board.somebody()
        started = elsewhere.does("log-in", login="mallory", password=PASSWORD)
        id = mallory.publish()

        assert hers.next()["position"] == started["position"]
        assert f"post:{id}" in hers.next()["topics"]
        assert f"post:{id}" in guests.next()["topics"]


def test_a_stream_ends_with_its_session(ada: Person) -> None:
    with watching(ada) as stream:
        ada.does("log-out")

        assert list(stream.messages()) == []


def test_one_stream_more_than_there_are_places_is_refused_until_one_ends(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    with a_board(tmp_path_factory.mktemp("data"), most_streams=2) as board:
        guest = board.somebody()
        with watching(guest):
            with watching(guest):
                response = guest.ask("/changes")
                problem(response, 503, "changes.full")
                assert response.headers["Retry-After"]
            with watching(guest):
                pass


@pytest.mark.parametrize("query", ["?surprise=1", "?topics=" + "a" * 2_001, "?after=%00", "?after=" + "a" * 201])
def test_a_bad_parameter_opens_no_stream(guest: Person, query: str) -> None:
    problem(guest.ask(f"/changes{query}"), 422, "request.invalid")


def test_a_repeated_parameter_opens_no_stream(guest: Person) -> None:
    response = guest.ask("/changes?topics=a&topics=b")

    assert response.status_code == 422
    problem(response, 422, "request.invalid")


def test_streams_end_when_the_process_ends(guest: Person, board: Board) -> None:
    with watching(guest) as stream:
        board.parts.runner._progress.close()

        assert list(stream.messages()) == []
