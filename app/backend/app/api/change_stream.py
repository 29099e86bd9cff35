"""One open stream of changes: waits for the views, reads what came, writes what its watcher asked for."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

import orjson

from app.api.edge import Token
from app.query.models.change import Change, Changes

SILENCE_SECONDS = 15.0
MANY = 100
ROLL_SECONDS = 1.0


class Watching(Protocol):
    """Waits until the views move on; tells when the process closes its streams, or the log's history is another."""

    epoch: str

    @property
    def closed(self) -> bool: ...

    def wait_beyond(self, position: int, seconds: float) -> bool: ...


class Places:
    """How many streams may be open at once.

    The web server tells of a client that is gone only when something is written to it. So whoever finds no place has
    the roll called: every open stream speaks, and the places of those who do not hear it are free in a moment.
    """

    def __init__(self, limit: int, call_roll: Callable[[], None]) -> None:
        self._free, self._limit = limit, limit
        self._turn = threading.Lock()
        self._call_roll, self._called_at = call_roll, -ROLL_SECONDS

    def take(self) -> bool:
        with self._turn:
            if self._free:
                self._free -= 1
                return True
        if time.monotonic() - self._called_at >= ROLL_SECONDS:
            self._called_at = time.monotonic()
            self._call_roll()
        return False

    def give_back(self) -> None:
        with self._turn:
            self._free += 1

    @property
    def taken(self) -> int:
        return self._limit - self._free


@dataclass(slots=True)
class ChangeStream:
    """Writes each change of the topics once, in order; ``read`` gives none when the watcher's session is over."""

    progress: Watching
    read: Callable[[int], Changes | None]
    topics: frozenset[str] | None
    at: Token

    def lines(self, *, is_reset: bool) -> Iterator[bytes]:
        yield _message(self.at, b"reset", _data(self.at.position, ())) if is_reset else _place(self.at)
        while not self.progress.closed:
            moved = self.progress.wait_beyond(self.at.position, SILENCE_SECONDS)
            if self.progress.epoch != self.at.epoch:
                return
            found = self.read(self.at.position)
            if found is None:
                return
            told = [change for change in found.changes if self._is_asked_for(change)]
            self.at = Token(self.at.epoch, found.upto)
            yield from _messages(self.at.epoch, told)
            if not moved:
                yield b": still here\n" + _place(self.at)

    def _is_asked_for(self, change: Change) -> bool:
        return self.topics is None or not self.topics.isdisjoint(change.topics)


def _messages(epoch: str, changes: list[Change]) -> Iterator[bytes]:
    """A message for each change; where very many came at once, one for all of them."""
    if len(changes) > MANY:
        last = changes[-1].position
        topics = tuple(dict.fromkeys(topic for change in changes for topic in change.topics))
        changes = [Change(last, topics)]
    for change in changes:
        yield _message(Token(epoch, change.position), b"change", _data(change.position, change.topics))


def _data(position: int, topics: tuple[str, ...]) -> bytes:
    return orjson.dumps({"position": position, "topics": topics})


def _message(at: Token, kind: bytes, data: bytes) -> bytes:
    return b"id: %b\nevent: %b\ndata: %b\n\n" % (str(at).encode(), kind, data)


def _place(at: Token) -> bytes:
    """Tells a client where it stands, without an event."""
    return b"id: %b\n\n" % str(at).encode()
