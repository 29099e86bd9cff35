"""What Hindsight is compared with: the same server with next to nothing in it."""

import os
import sys
from pathlib import Path

import orjson
from flask import Flask, Response, request

from app.config.web_server import web_server
from bench.bare_log import BareLog, bare_append, in_company

BODY_FILE, LOG_FILE = "BENCH_BODY", "BENCH_LOG"


def constant() -> Flask:
    """One route that answers the same bytes each time."""
    app = Flask("constant", static_folder=None)
    body = Path(os.environ[BODY_FILE]).read_bytes()
    app.add_url_rule("/", "constant", lambda: Response(body, content_type="application/json"))
    return app


def commands() -> Flask:
    """One route that makes a row durable by the same group commit, and does nothing else."""
    app = Flask("commands", static_folder=None)
    commits = in_company(BareLog(Path(os.environ[LOG_FILE])))

    def view() -> Response:
        body = request.get_data()
        orjson.loads(body)
        receipt = commits.append(bare_append(body.decode()))
        return Response(orjson.dumps({"position": receipt.position}), content_type="application/json")

    app.add_url_rule("/", "command", view, methods=["POST"])
    return app


if __name__ == "__main__":
    web_server(f"bench.peers:{sys.argv[1]}", host="127.0.0.1", port=int(sys.argv[2]), threads=232).serve()
