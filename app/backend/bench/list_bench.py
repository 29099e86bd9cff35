"""The list of posts beside a constant of the same size: from the database, from memory, and not modified."""

import tempfile
import urllib.request
from collections.abc import Sequence

import orjson

from bench.extent import Extent
from bench.peers import BODY_FILE
from bench.rounds import Candidate, compare
from bench.servers import Server, peer
from bench.traffic import Call, LoadClient, Traffic

CONNECTIONS = 32
LIST = "/api/query/posts"
PAGES = 900
"""More pages than memory holds answers, so that each is read from the database."""


def bench_lists(server: Server, client: LoadClient, extent: Extent) -> None:
    with tempfile.NamedTemporaryFile() as file:
        body, etag = _get(server, LIST)
        file.write(body)
        file.flush()
        with peer("constant", {BODY_FILE: file.name}) as constant:
            pages = [Call(path) for path in _pages(server, min(PAGES, extent.posts // 20))]

            def candidate(name: str, port: int, calls: Sequence[Call], floor: float | None = None) -> Candidate:
                traffic = Traffic(port, calls, CONNECTIONS)
                return Candidate(name, lambda: client.send(traffic, extent.seconds), floor)

            candidates = [
                candidate("constant Flask answer", constant.port, [Call("/")]),
                candidate(f"{len(pages)} pages in turn, from the database", server.port, pages, 0.4),
                candidate("first page again and again", server.port, [Call(LIST)], 1.0),
                candidate(
                    "first page, not modified (304)", server.port, [Call(LIST, headers={"If-None-Match": etag})], 1.0
                ),
            ]
            title = f"List of posts, {len(body) / 1000:.0f} KB of {extent.posts:,} posts, {CONNECTIONS} connections"
            compare(title, candidates, extent.rounds)


def _pages(server: Server, most: int) -> list[str]:
    """The addresses of the list's pages, found by following the cursors."""
    paths, after = [LIST], None
    while len(paths) < most:
        after = orjson.loads(_get(server, paths[-1])[0])["next"]
        if after is None:
            break
        paths.append(f"{LIST}?after={after}")
    return paths


def _get(server: Server, path: str) -> tuple[bytes, str]:
    with urllib.request.urlopen(f"http://127.0.0.1:{server.port}{path}") as answer:
        return answer.read(), answer.headers["ETag"]
