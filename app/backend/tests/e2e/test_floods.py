"""Ten thousand requests over a limit: refused at next to no cost, and nobody else notices."""

from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.e2e.clients import Client
from tests.e2e.servers import PATIENCE, Server

FLOOD, CONNECTIONS = 10_000, 4
MEGABYTE = 1024 * 1024
ELSEWHERE = ("127.0.0.2", 0)


def memory(server: Server) -> int:
    """The resident bytes of the worker."""
    [worker] = server.workers()
    pages = int(Path(f"/proc/{worker}/statm").read_text().split()[1])
    return pages * 4096


def flood(server: Server, method: str, path: str, refusals: int) -> None:
    """Ask without pause until so many requests were refused, each properly."""
    connection, refused = HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE), 0
    while refused < refusals:
        connection.request(method, path, b"{}" if method == "POST" else None, {"Content-Type": "application/json"})
        response = connection.getresponse()
        body = response.read()
        if response.status == 429:
            refused += 1
            assert int(response.headers["Retry-After"]) >= 1
            assert b'"code":"request.too_many"' in body
    connection.close()


def flood_from_all(server: Server, method: str, path: str) -> None:
    """The same from several connections at once."""
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        for each in [pool.submit(flood, server, method, path, FLOOD // CONNECTIONS) for _ in range(CONNECTIONS)]:
            each.result()


@pytest.mark.parametrize(("method", "path"), [("GET", "/api/query/posts"), ("POST", "/api/command/log-out")])
def test_a_flood_costs_no_memory_fills_no_file_and_hurts_nobody_else(server: Server, method: str, path: str) -> None:
    server.start(HINDSIGHT_RATE_LIMITS="on")
    ada = Client(server, address=ELSEWHERE)
    ada.register("ada")
    flood(server, method, path, 100)
    before, said = memory(server), len(server.said())
    with ThreadPoolExecutor(1) as pool:
        flooding = pool.submit(flood_from_all, server, method, path)
        tokens = [ada.order("publish-post", f"k{number}", title=str(number), body="b")["token"] for number in range(50)]
        titles = [post["title"] for post in ada.posts(tokens[-1])]
        flooding.result()

    assert titles == [str(number) for number in reversed(range(50))]
    assert memory(server) - before < 20 * MEGABYTE
    assert len(server.said()) - said < FLOOD * 100
