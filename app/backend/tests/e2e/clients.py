"""Clients that keep a ledger: what they ordered, and what they were told of it."""

import threading
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPConnection
from typing import Any

import orjson

from tests.e2e.servers import GIVES_UP, PATIENCE, Server

Json = dict[str, Any]
PASSWORD = "weaving algebraic patterns"


class OutcomeUnknown(Exception):
    """The connection broke, or the server could not say."""


@dataclass(slots=True)
class Client:
    """One person's program."""

    server: Server
    cookie: str = ""

    def request(self, method: str, path: str, body: Json | None = None, **headers: str) -> Json:
        """The decoded answer; raises ``OutcomeUnknown``."""
        connection = HTTPConnection("127.0.0.1", self.server.port, timeout=PATIENCE)
        given = {"Content-Type": "application/json", "Cookie": self.cookie}
        given |= {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            connection.request(method, path, orjson.dumps(body) if body is not None else None, given)
            response = connection.getresponse()
            content = response.read()
        except GIVES_UP as error:
            raise OutcomeUnknown from error
        finally:
            connection.close()
        if response.status == 503:
            raise OutcomeUnknown
        assert response.status in {200, 202}, content
        if cookie := response.headers["Set-Cookie"]:
            self.cookie = cookie.split(";")[0]
        answer: Json = orjson.loads(content)
        return answer

    def order(self, name: str, key: str, **fields: Any) -> Json:
        return self.request("POST", f"/api/command/{name}", fields, Idempotency_Key=key)

    def order_for_later(self, name: str, key: str, **fields: Any) -> Json:
        """Have the order taken on, and follow its receipt until it is done."""
        path = f"/api/command/{name}"
        outcome = self.request("POST", path, fields, Idempotency_Key=key, Prefer="respond-async")
        if "command_id" not in outcome:
            return outcome
        while outcome["status"] == "pending":
            threading.Event().wait(0.01)
            outcome = self.request("GET", f"/api/command/receipts/{outcome['command_id']}")
        receipt: Json = outcome["receipt"]
        return receipt

    def insist(self, name: str, key: str, **fields: Any) -> Json:
        """Repeat the order under its key until its outcome is known."""
        while True:
            try:
                return self.order(name, key, **fields)
            except OutcomeUnknown:
                threading.Event().wait(0.01)

    def register(self, username: str) -> None:
        self.insist("register", f"register-{username}", username=username, email="x@example.org", password=PASSWORD)

    def posts(self, token: str) -> list[Json]:
        """All posts of the list, page by page, no older than the token."""
        found: list[Json] = []
        after = ""
        while True:
            answer = self.request("GET", f"/api/query/posts?limit=100{after}", Hindsight_Min_Position=token)
            assert answer["stale"] is False
            found += answer["data"]
            if answer["next"] is None:
                return found
            after = f"&after={answer['next']}"


@dataclass(slots=True)
class Ledger:
    """Every receipt that was given for a title; unknown outcomes are counted."""

    give: Callable[..., Json] = Client.order
    receipts: dict[str, list[Json]] = field(default_factory=lambda: defaultdict(list))
    unknown: int = 0
    changed: threading.Condition = field(default_factory=threading.Condition)

    def publish(self, client: Client, title: str) -> None:
        """Publish until acknowledged, then ask once more."""
        for _ in range(2):
            self._publish(client, title)

    def acknowledged(self, titles: int) -> None:
        """Wait until so many are acknowledged."""
        with self.changed:
            assert self.changed.wait_for(lambda: len(self.receipts) >= titles, PATIENCE)

    def newest(self) -> str:
        last = max((given[0] for given in self.receipts.values()), key=lambda receipt: int(receipt["position"]))
        token: str = last["token"]
        return token

    def _publish(self, client: Client, title: str) -> None:
        while True:
            try:
                key = f"key-{title.rsplit(maxsplit=1)[-1]}"
                receipt = self.give(client, "publish-post", key, title=title, body="It weaves.", tags=["e2e"])
            except OutcomeUnknown:
                with self.changed:
                    self.unknown += 1
                threading.Event().wait(0.01)
                continue
            with self.changed:
                self.receipts[title].append(receipt)
                self.changed.notify_all()
            return
