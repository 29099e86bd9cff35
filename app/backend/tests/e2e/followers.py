"""Clients of the stream of changes, as the standard wants them: what is cut off in the middle was not said."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse

import orjson

from tests.e2e.servers import GIVES_UP, PATIENCE, Server


@dataclass(frozen=True, slots=True)
class Message:
    """One whole message; without an event it only tells where the stream stands."""

    id: str
    event: str
    topics: frozenset[str]

    @property
    def position(self) -> int:
        return int(self.id.rpartition("-")[2])

    @classmethod
    def parse(cls, text: str) -> "Message":
        said = dict(line.split(": ", 1) for line in text.splitlines() if not line.startswith(":"))
        data = orjson.loads(said.get("data", "{}"))
        return cls(said["id"], said.get("event", ""), frozenset(data.get("topics", ())))


@contextmanager
def opened(server: Server, seen: str | None = None, silence: float = PATIENCE) -> Iterator[HTTPResponse]:
    """The response of a stream that goes on behind what was seen; leaving the block cuts it, and so does silence."""
    connection = HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE)
    try:
        connection.request("GET", "/api/query/changes", headers={"Last-Event-ID": seen} if seen else {})
        connection.sock.settimeout(silence)
        yield connection.getresponse()
    finally:
        connection.close()


def piece(server: Server, seen: str | None, size: int, seconds: float) -> list[Message]:
    """The messages of a stream that is cut after so many bytes, or when nothing has come for so long."""
    said = b""
    with suppress(*GIVES_UP), opened(server, seen, seconds) as response:
        while response.status == 200 and len(said) < size and (part := response.read1(size - len(said))):
            said += part
    whole = said.decode(errors="replace").split("\n\n")[:-1]
    return [Message.parse(text) for text in whole]
