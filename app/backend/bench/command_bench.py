"""Durable commands over HTTP beside a bare route with the same group commit."""

import json
import tempfile
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


def bench_commands(server: Server, cookie: str, client: LoadClient, extent: Extent) -> None:
    with tempfile.TemporaryDirectory() as folder, peer("commands", {LOG_FILE: str(Path(folder) / "log.db")}) as bare:

        def candidate(name: str, port: int, path: str, clients: int) -> Candidate:
            headers = {**JSON, "Cookie": cookie, "Idempotency-Key": fresh_key()}
            traffic = Traffic(port, [Call(path, "POST", headers, POST)], clients)
            return Candidate(f"{name}, {clients} clients", lambda: client.send(traffic, extent.seconds))

        for clients in CLIENTS:
            pair = [
                candidate("bare Flask route, same group commit", bare.port, "/", clients),
                candidate("publish-post, views folded beside it", server.port, "/api/command/publish-post", clients),
            ]
            compare("Durable commands", pair, extent.rounds)
