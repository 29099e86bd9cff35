"""Reads while streams of changes are open, and how long a change takes to reach all of them."""

import selectors
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager

from bench.extent import Extent
from bench.list_bench import CONNECTIONS, LIST
from bench.rounds import Candidate, Sample, compare, tell_latency
from bench.servers import Server
from bench.traffic import Call, LoadClient, Traffic

READS_FLOOR, FLOOR_MILLISECONDS = 0.5, 200
OPEN, FULL, CHANGE = b"\nid: ", b" 503 ", b"event: change"
A_MOMENT = 0.2
PATIENCE_SECONDS = 20.0
SHARE_OF_WRITES = 10


class StreamSilent(Exception):
    """A stream did not say what it should have said by now."""


def bench_streams(server: Server, publish: Callable[[], object], client: LoadClient, extent: Extent) -> None:
    """``publish`` returns when a new post is answered."""
    traffic = Traffic(server.port, [Call(LIST)], CONNECTIONS)

    def beside_streams() -> Sample:
        with _streams(server.port, extent.streams):
            return client.send(traffic, extent.seconds)

    candidates = [
        Candidate("no stream open", lambda: client.send(traffic, extent.seconds)),
        Candidate(f"{extent.streams} streams open", beside_streams, READS_FLOOR),
    ]
    compare("First page of posts, while streams of changes are open", candidates, extent.rounds)
    with _streams(server.port, extent.streams) as streams:
        latencies = [_until_all_heard(streams, publish) for _ in range(max(1, extent.writes_shown // SHARE_OF_WRITES))]
    title = f"Command answered -> the last of {extent.streams} streams tells it"
    tell_latency(title, latencies, FLOOR_MILLISECONDS)


@contextmanager
def _streams(port: int, many: int) -> Iterator[list[socket.socket]]:
    """That many open streams, each of which has told where it stands."""
    with ExitStack() as stack:
        yield [stack.enter_context(closing(_stream(port))) for _ in range(many)]


def _stream(port: int) -> socket.socket:
    """An open stream; the places of those that were closed just now are free after a moment."""
    until = time.perf_counter() + PATIENCE_SECONDS
    while time.perf_counter() < until:
        stream = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_SECONDS)
        stream.sendall(b"GET /api/query/changes HTTP/1.1\r\nHost: localhost\r\n\r\n")
        heard = b""
        while OPEN not in heard and FULL not in heard and (more := stream.recv(1 << 16)):
            heard += more
        if OPEN in heard:
            return stream
        stream.close()
        time.sleep(A_MOMENT)
    raise StreamSilent("no stream can be opened")


def _until_all_heard(streams: list[socket.socket], publish: Callable[[], object]) -> float:
    publish()
    answered = time.perf_counter()
    _wait_for(streams, CHANGE)
    return time.perf_counter() - answered


def _wait_for(streams: list[socket.socket], sign: bytes) -> None:
    """Read until each has said it; raises ``StreamSilent``."""
    until, heard = time.perf_counter() + PATIENCE_SECONDS, dict.fromkeys(streams, b"")
    with selectors.DefaultSelector() as selector:
        for stream in streams:
            selector.register(stream, selectors.EVENT_READ, stream)
        while selector.get_map():
            if time.perf_counter() > until:
                raise StreamSilent(f"{len(selector.get_map())} of {len(streams)} streams did not say {sign.decode()}")
            for key, _ in selector.select(timeout=1):
                stream = key.data
                heard[stream] += stream.recv(1 << 16)
                if sign in heard[stream]:
                    selector.unregister(stream)
