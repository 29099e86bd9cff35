"""Sides apart, on PostgreSQL: how many commands a process takes, and how long after an answer the views show it.

``python -m bench.apart_bench`` measures it alone.
"""

import os
import secrets
import subprocess
import tempfile
from contextlib import ExitStack

from app.infrastructure.database.waiting import DatabaseUnreachable
from bench.board_data import LoggedIn
from bench.command_bench import Taker, bench_commands
from bench.databases import a_database, address_of
from bench.extent import FULL, Extent
from bench.freshness_bench import Writer
from bench.load_client import load_client
from bench.rounds import tell_latency
from bench.servers import BACKEND, PROGRAM, role
from bench.traffic import LoadClient

FLOOR_MILLISECONDS, FLOOR_ALONE = 250, 0.5
ADDRESSES = {"command": "COMMAND_DATABASE_URL", "keys": "KEYS_DATABASE_URL", "query": "QUERY_DATABASE_URL"}


def bench_apart(extent: Extent, client: LoadClient) -> None:
    with ExitStack() as stack:
        data = stack.enter_context(tempfile.TemporaryDirectory())
        try:
            made = {each: address_of(stack.enter_context(a_database(f"apart_{each}"))) for each in ADDRESSES}
        except DatabaseUnreachable as problem:
            print(f"\nNothing with the sides apart. {problem} HINDSIGHT_BENCH_POSTGRES says where it is.")
            return
        board = {"HINDSIGHT_DATA_DIR": data, "HINDSIGHT_SECRET": secrets.token_hex(32)}
        views, log = {ADDRESSES["query"]: made["query"]}, {ADDRESSES[each]: made[each] for each in ("command", "keys")}
        _migrate(board | log | views)
        commands = stack.enter_context(role("command-api", **board, **log))
        cookie = LoggedIn.register(commands.port).cookie
        taker = Taker("publish-post, role command-api, PostgreSQL", commands, cookie=cookie, floor=FLOOR_ALONE)
        bench_commands(taker, client, extent)
        stack.enter_context(role("projector", **board, **log, **views))
        queries = stack.enter_context(role("query-api", **board, **views))
        writer = Writer.of(commands, cookie, queries)
        writer.publish_and_see()
        latencies = [writer.publish_and_see() for _ in range(extent.writes_shown)]
        tell_latency("Sides apart: command answered -> view shows it", latencies, FLOOR_MILLISECONDS)


def _migrate(settings: dict[str, str]) -> None:
    subprocess.run([PROGRAM, "migrate"], cwd=BACKEND, env={**os.environ, **settings}, check=True, capture_output=True)


if __name__ == "__main__":
    bench_apart(FULL, load_client(FULL))
