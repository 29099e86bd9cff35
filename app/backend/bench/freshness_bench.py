"""How long after a command's answer the views show what it did."""

import http.client
import time
from dataclasses import dataclass

import orjson

from bench.command_bench import JSON, POST
from bench.extent import Extent
from bench.rounds import tell_latency
from bench.servers import Server

FLOOR_MILLISECONDS, PATIENCE_SECONDS = 50, 20


class NotShown(Exception):
    """An answer that should have shown a new post did not."""


@dataclass(frozen=True, slots=True)
class Writer:
    """Publishes posts, and asks for each with the position of its receipt."""

    commands: http.client.HTTPConnection
    queries: http.client.HTTPConnection
    cookie: str

    @classmethod
    def of(cls, server: Server, cookie: str, asked: Server | None = None) -> "Writer":
        """Who writes to a server and asks another, or the same one."""
        writes, reads = (http.client.HTTPConnection("127.0.0.1", each.port) for each in (server, asked or server))
        return cls(writes, reads if asked else writes, cookie)

    def publish(self) -> dict[str, str]:
        """The receipt of a new post."""
        return _send(self.commands, "POST", "/api/command/publish-post", {**JSON, "Cookie": self.cookie}, POST)

    def publish_and_see(self) -> float:
        """Seconds from the receipt to the answer that shows the post."""
        receipt = self.publish()
        path, seen = f"/api/query/posts/{receipt['id']}", {"Hindsight-Min-Position": receipt["token"]}
        answered = time.perf_counter()
        while _send(self.queries, "GET", path, seen).get("stale", True):
            if time.perf_counter() - answered > PATIENCE_SECONDS:
                raise NotShown(path)
        return time.perf_counter() - answered


def _send(
    connection: http.client.HTTPConnection, method: str, path: str, headers: dict[str, str], body: bytes | None = None
) -> dict[str, str]:
    """The answer, be it that there is no such thing yet."""
    connection.request(method, path, body, headers)
    answer = connection.getresponse()
    content = answer.read()
    if answer.status not in {200, 404}:
        raise NotShown(content.decode())
    found: dict[str, str] = orjson.loads(content)
    return found


def bench_freshness(writer: Writer, extent: Extent) -> None:
    latencies = [writer.publish_and_see() for _ in range(extent.writes_shown)]
    tell_latency("Command answered -> view shows it", latencies, FLOOR_MILLISECONDS)
