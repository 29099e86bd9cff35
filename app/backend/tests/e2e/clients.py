"""People's programs, which meet servers that die on them."""

import threading
from dataclasses import dataclass
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
    address: tuple[str, int] | None = None

    def request(self, method: str, path: str, body: Json | None = None, **headers: str) -> Json:
        """The decoded answer to a request that holds; raises ``OutcomeUnknown``."""
        status, answer = self.ask(method, path, body, **headers)
        assert status in {200, 202}, answer
        return answer

    def ask(self, method: str, path: str, body: Json | None = None, **headers: str) -> tuple[int, Json]:
        """Status and decoded answer, be it a refusal; raises ``OutcomeUnknown``."""
        connection = HTTPConnection("127.0.0.1", self.server.port, timeout=PATIENCE, source_address=self.address)
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
        if cookie := response.headers["Set-Cookie"]:
            self.cookie = cookie.split(";")[0]
        answer: Json = orjson.loads(content)
        return response.status, answer

    def order(self, name: str, key: str, **fields: Any) -> Json:
        return self.request("POST", f"/api/command/{name}", fields, Idempotency_Key=key)

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
