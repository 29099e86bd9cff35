"""How long after a command's answer the views show what it did."""

import http.client
import json
import time
from dataclasses import dataclass

import orjson

from bench.command_bench import JSON, POST
from bench.extent import Extent
from bench.rounds import Sample
from bench.servers import Server

FLOOR_MILLISECONDS = 50


class NotShown(Exception):
    """An answer that should have shown a new post did not."""


def bench_freshness(server: Server, cookie: str, extent: Extent) -> None:
    writer = _Writer(http.client.HTTPConnection("127.0.0.1", server.port), cookie)
    latencies = [writer.publish_and_see() for _ in range(extent.writes_shown)]
    sample = Sample.of(sum(latencies), latencies)
    judged = "holds" if sample.p99 <= FLOOR_MILLISECONDS else "MISSED"
    print(f"\nCommand answered -> view shows it, {len(latencies)} posts one after another")
    print(f"  p50 {sample.p50:.2f} ms, p99 {sample.p99:.2f} ms  floor {FLOOR_MILLISECONDS} ms {judged}")


@dataclass(frozen=True, slots=True)
class _Writer:
    """Publishes posts, and asks for each with the position of its receipt."""

    connection: http.client.HTTPConnection
    cookie: str

    def publish_and_see(self) -> float:
        """Seconds from the receipt to the answer that shows the post."""
        receipt = self._send("POST", "/api/command/publish-post", {**JSON, "Cookie": self.cookie}, POST)
        answered = time.perf_counter()
        answer = self._send("GET", f"/api/query/posts/{receipt['id']}", {"Hindsight-Min-Position": receipt["token"]})
        if answer["stale"]:
            raise NotShown(json.dumps(answer))
        return time.perf_counter() - answered

    def _send(self, method: str, path: str, headers: dict[str, str], body: bytes | None = None) -> dict[str, str]:
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        content = answer.read()
        if answer.status != 200:
            raise NotShown(content.decode())
        found: dict[str, str] = orjson.loads(content)
        return found
