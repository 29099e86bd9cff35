"""A board with many posts, made by appending to its log; and someone who is logged in to it."""

import http.client
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.app import create_app
from app.board import Board
from app.config.settings import Settings
from app.domain.events.event import DomainEvent
from app.domain.events.post_events import PostPublished
from app.domain.events.user_events import UserRegistered
from app.infrastructure.database.data_folder import DataFolder
from app.infrastructure.event_store.appends import Append, StreamAppend
from app.infrastructure.event_store.uuid7 import uuid7

AUTHORS = 50
AT_ONCE = 5
TAGS = ("history", "ships", "trees", "rivers", "maps")
PLAIN = "The harbour master kept a ledger of every ship that came in, and he never once erased a line. "
MARKED = "What he *did* do was to [strike out](https://example.org/ledger) and to write the truth beside it. "
BODY = f"{PLAIN}{PLAIN}{MARKED}\n\n{PLAIN}{PLAIN}"


def open_board(folder: Path) -> Board:
    """The parts of a board over that folder, which the caller owns."""
    board: Board = create_app(Settings.read({"HINDSIGHT_DATA_DIR": str(folder)})).extensions["board"]
    return board


def fill(folder: Path, posts: int) -> float:
    """Write a board with that many posts; how many events a second the views then took in."""
    with DataFolder(folder):
        board = open_board(folder)
        authors = [uuid7() for _ in range(AUTHORS)]
        for number, author in enumerate(authors):
            board.events.append(append_of([(author, _registered(author, number))], author))
        for start in range(0, posts, AT_ONCE):
            author = authors[start // AT_ONCE % AUTHORS]
            published = [post_of(author, number) for number in range(start, start + AT_ONCE)]
            board.events.append(append_of([(post.post_id, post) for post in published], author))
        for lane in board.lanes.values():
            lane.runner.prepare()
        started = time.perf_counter()
        board.runner.catch_up()
        took = time.perf_counter() - started
        for lane in board.lanes.values():
            lane.runner.catch_up()  # or they would do it while something else is measured
        return board.events.head() / took


def append_of(facts: Sequence[tuple[str, DomainEvent]], actor_id: str) -> Append:
    """The first events of new streams, as one command would append them."""
    return Append(
        id=facts[0][0],
        version=1,
        streams=tuple(StreamAppend(stream_id, 0, (event,)) for stream_id, event in facts),
        command_id=uuid7(),
        correlation_id=uuid7(),
        actor_id=actor_id,
    )


def post_of(author_id: str, number: int) -> PostPublished:
    return PostPublished(
        post_id=uuid7(),
        author_id=author_id,
        title=f"What the ledger says of ship {number}",
        body=BODY,
        tags=(TAGS[number % len(TAGS)], f"year-{number % 97}"),
        language="en",
    )


def _registered(user_id: str, number: int) -> UserRegistered:
    name = f"captain{number}"
    return UserRegistered(user_id=user_id, username=name, display_name=name.title(), language="en", role="member")


@dataclass(frozen=True, slots=True)
class LoggedIn:
    """Someone whom the board knows by a cookie."""

    cookie: str

    @classmethod
    def register(cls, port: int) -> "LoggedIn":
        connection = http.client.HTTPConnection("127.0.0.1", port)
        account = {"username": "bench", "email": "bench@example.org", "password": "a long enough sentence"}
        connection.request("POST", "/api/command/register", json.dumps(account), {"Content-Type": "application/json"})
        answer = connection.getresponse()
        if answer.status != 200:
            raise RuntimeError(answer.read().decode())
        return cls((answer.getheader("Set-Cookie") or "").partition(";")[0])
