"""Durable commands over HTTP beside a bare route with the same group commit."""

import json
import tempfile
from dataclasses import dataclass
from pathlib import Path

from bench.board_data import BODY
from bench.extent import Extent
from bench.peers import LOG_FILE
from bench.rounds import Candidate, compare
from bench.servers import Server, peer
from bench.traffic import Call, LoadClient, Traffic, fresh_key

CLIENTS = (1, 16, 32)
JSON = {"Content-Type": "application/json"}
POST = json.dumps({"title": "What the ledger says", "body": BODY, "tags": ["ships"]}).encode()


@dataclass(frozen=True, slots=True)
class Taker:
    """A server that takes commands; ``floor`` is the least share of the bare route's rate with the most clients."""

    name: str
    server: Server
    path: str = "/api/command/publish-post"
    cookie: str = ""
    floor: float | None = None

    def under(self, clients: int, load: LoadClient, extent: Extent) -> Candidate:
        headers = {**JSON, "Cookie": self.cookie, "Idempotency-Key": fresh_key()}
        traffic = Traffic(self.server.port, [Call(self.path, "POST", headers, POST)], clients)
        floor = self.floor if clients == max(CLIENTS) else None
        return Candidate(f"{self.name}, {clients} clients", lambda: load.send(traffic, extent.seconds), floor)


def bench_commands(taker: Taker, load: LoadClient, extent: Extent) -> None:
    with tempfile.TemporaryDirectory() as folder, peer("commands", {LOG_FILE: str(Path(folder) / "log.db")}) as server:
        bare = Taker("bare Flask route, same group commit", server, "/")
        for clients in CLIENTS:
            pair = [each.under(clients, load, extent) for each in (bare, taker)]
            compare("Durable commands", pair, extent.rounds)
