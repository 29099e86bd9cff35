"""Requests that a load client repeats on a number of connections."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from bench.rounds import Sample

NUMBER = "{number}"


@dataclass(frozen=True, slots=True)
class Call:
    """A request; ``{number}`` in a header becomes another number each time."""

    path: str
    method: str = "GET"
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    def raw(self) -> bytes:
        length = {"Content-Length": str(len(self.body))} if self.body else {}
        headers = {"Host": "localhost", **self.headers, **length}
        lines = [f"{self.method} {self.path} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items())]
        return "\r\n".join([*lines, "", ""]).encode() + self.body


@dataclass(frozen=True, slots=True)
class Traffic:
    """Calls sent in turn to a port, as fast as answers come."""

    port: int
    calls: Sequence[Call]
    connections: int


class LoadClient(Protocol):
    """Sends traffic for some seconds; raises where an answer is an error."""

    name: str

    def send(self, traffic: Traffic, seconds: float) -> Sample: ...


class RequestsFailed(Exception):
    """Some answers were errors, so the figures would lie."""


def fresh_key() -> str:
    """An idempotency key that no two requests share."""
    return f"{secrets.token_hex(8)}-{NUMBER}"
