"""A whole board on a folder of its own, and people who use it through HTTP."""

import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app.app import create_app
from app.board import Board as Parts
from app.config.settings import Settings
from tests.integration.board_furniture import furnish_board
from tests.integration.logs import Place, close_writers

PASSWORD = "weaving algebraic patterns"
PATIENCE = 30
Json = dict[str, Any]


@dataclass(slots=True)
class Person:
    """Somebody's browser: it keeps cookies and the newest token."""

    client: FlaskClient
    base_url: str = "http://localhost"
    token: str | None = None

    def order(
        self, name: str, *, key: str | None = None, headers: Mapping[str, str] | None = None, **fields: Any
    ) -> TestResponse:
        """The response to a command."""
        given = {**({"Idempotency-Key": key} if key else {}), **(headers or {})}
        response = self.client.post(f"/api/command/{name}", json=fields, headers=given, base_url=self.base_url)
        if response.status_code == 200:
            self.token = response.get_json()["token"]
        return response

    def does(self, name: str, *, key: str | None = None, **fields: Any) -> Json:
        """The receipt of a command that holds."""
        response = self.order(name, key=key, **fields)
        assert response.status_code == 200, response.text
        receipt: Json = response.get_json()
        return receipt

    def ask(self, path: str, **headers: str) -> TestResponse:
        """The response to a question that must not be older than what this person did."""
        seen = {"Hindsight-Min-Position": self.token} if self.token else {}
        given = {**seen, **{name.replace("_", "-"): value for name, value in headers.items()}}
        return self.client.get(f"/api/query{path}", headers=given, base_url=self.base_url)

    def sees(self, path: str) -> Any:
        """The data of a fresh answer."""
        response = self.ask(path)
        assert response.status_code == 200, response.text
        assert response.get_json()["stale"] is False
        return response.get_json()["data"]

    def register(self, username: str, **fields: Any) -> Json:
        return self.does("register", username=username, email=f"{username}@example.org", password=PASSWORD, **fields)

    def publish(
        self, title: str = "On engines", body: str = "It *weaves*.", tags: tuple[str, ...] = ("history",)
    ) -> str:
        """The id of a new post."""
        id: str = self.does("publish-post", title=title, body=body, tags=list(tags))["id"]
        return id

    def comment(self, post_id: str, body: str = "It *spins*.", **fields: Any) -> str:
        """The id of a new comment."""
        id: str = self.does("add-comment", post_id=post_id, body=body, **fields)["id"]
        return id


@dataclass(slots=True)
class Board:
    """The application with its threads, as a role runs it."""

    app: Flask
    folder: Path
    threads: dict[str, threading.Thread] = field(default_factory=dict)

    @property
    def parts(self) -> Parts:
        parts: Parts = self.app.extensions["board"]
        return parts

    def head(self) -> int:
        return self.parts.events.head()

    def start(self) -> None:
        self.parts.prepare()
        for name, run in self.parts.loops().items():
            self.threads[name] = threading.Thread(target=run, name=name)
            self.threads[name].start()

    def settle(self) -> None:
        """Wait until all that was to be erased is."""
        deadline = time.monotonic() + PATIENCE
        while self.parts.eraser._position < self.head():
            assert time.monotonic() < deadline, "the eraser does not come to the head of the log"
            time.sleep(0.01)

    def index(self) -> None:
        """Wait until all that was written can be found, and is counted."""
        deadline = time.monotonic() + PATIENCE
        while min(lane.runner._position for lane in self.parts.lanes.values()) < self.head():
            assert time.monotonic() < deadline, "a group of views does not come to the head of the log"
            time.sleep(0.01)

    def stop(self) -> None:
        """Let the runner stand still; commands go on."""
        self.parts.end_loops()
        for thread in self.threads.values():
            thread.join(PATIENCE)
            assert not thread.is_alive()

    def somebody(self, base_url: str = "http://localhost") -> Person:
        """A guest with a browser of their own."""
        return Person(self.app.test_client(), base_url)

    def member(self, username: str) -> Person:
        """Somebody who has just registered."""
        person = self.somebody()
        person.register(username)
        return person

    def close(self) -> None:
        self.stop()
        close_writers(self.parts.events)
        with self.app.app_context():
            for engine in self.app.extensions["sqlalchemy"].engines.values():
                engine.dispose()


def urls_of(place: Place) -> Json:
    """What sends a board to databases on a server; nothing where the place is a folder."""
    names = ("command_url", "keys_url", "query_url")
    return {name: url for name in names if (url := getattr(place, name)) and url.startswith("postgresql")}


@contextmanager
def a_board(folder: Path, clock: Callable[[], float] = time.monotonic, **settings: Any) -> Iterator[Board]:
    """A running board, without limits of rate unless a test is about them."""
    read = Settings.read({"HINDSIGHT_DATA_DIR": str(folder), "HINDSIGHT_RATE_LIMITS": "off"})
    chosen = {name: getattr(read, name) for name in read.__slots__} | {"client_folder": folder / "none"} | settings
    furnish_board(folder)
    board = Board(create_app(Settings(**chosen), clock), folder)
    board.start()
    try:
        yield board
    finally:
        board.close()
