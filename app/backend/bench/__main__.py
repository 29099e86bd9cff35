"""``make bench``: what Hindsight can do on this machine, beside what can be done there at all."""

import argparse
import tempfile
from pathlib import Path

from bench.apart_bench import bench_apart
from bench.append_bench import bench_appends
from bench.board_data import LoggedIn, fill
from bench.command_bench import Taker, bench_commands
from bench.extent import FULL, SHORT, Extent
from bench.freshness_bench import Writer, bench_freshness
from bench.growth_bench import bench_growth
from bench.list_bench import bench_lists
from bench.load_client import load_client
from bench.machine import machine
from bench.past_bench import bench_past
from bench.postgres_bench import bench_postgres_appends
from bench.replay_bench import bench_replay
from bench.search_bench import bench_search
from bench.servers import Server, hindsight
from bench.store_bench import bench_stores
from bench.stream_bench import bench_streams
from bench.traffic import LoadClient


def main() -> None:
    extent = SHORT if _arguments().short else FULL
    client = load_client(extent)
    print(f"On {machine()}; load by {client.name}.")
    print(f"{extent.rounds} rounds of {extent.seconds:g} s, candidates in turn; a ratio is to the first line's rate.")
    bench_appends(extent)
    bench_postgres_appends(extent)
    bench_growth(extent)
    bench_stores(extent)
    bench_search(extent)
    bench_replay(extent.replayed)
    bench_past(extent)
    bench_apart(extent, client)
    with tempfile.TemporaryDirectory() as folder:
        caught_up = fill(Path(folder), extent.posts)
        print(f"\nCatch-up of the views over {extent.posts:,} posts: {caught_up:,.0f} events a second")
        with hindsight(Path(folder)) as server:
            bench_server(server, client, extent)


def bench_server(server: Server, client: LoadClient, extent: Extent) -> None:
    _tell_memory("after the start", server)
    bench_lists(server, client, extent)
    someone = LoggedIn.register(server.port)
    writer = Writer.of(server, someone.cookie)
    bench_freshness(writer, extent)
    bench_streams(server, writer.publish, client, extent)
    bench_commands(Taker("publish-post, views folded beside it", server, cookie=someone.cookie), client, extent)
    _tell_memory("after the run", server)


def _tell_memory(when: str, server: Server) -> None:
    megabytes = server.memory()
    print(f"\nMemory of the server {when}: {f'{megabytes:.0f} MB' if megabytes else 'not told by this system'}")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--short", action="store_true", help="only show that everything runs; the figures mean nothing")
    return parser.parse_args()


if __name__ == "__main__":
    main()
