"""A watcher of changes, who reads one message after the other."""

from collections.abc import Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Any

import orjson
from werkzeug.test import TestResponse

from tests.integration.boards import Person

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Message:
    """A message of the stream; without an event it only tells where the stream stands."""

    id: str
    event: str | None
    data: Json

    @property
    def position(self) -> int:
        return int(self.id.rpartition("-")[2])


class Watcher:
    """An open stream; leaving the block cuts it."""

    def __init__(self, person: Person, *, seen: str | None = None, topics: str | None = None) -> None:
        headers = {"Last-Event-ID": seen} if seen is not None else {}
        query = {"topics": topics} if topics else {}
        self.response: TestResponse = person.client.get(
            "/api/query/changes", headers=headers, query_string=query, base_url=person.base_url
        )
        self._chunks = self.response.iter_encoded()

    def __enter__(self) -> "Watcher":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.response.close()

    def messages(self) -> Iterator[Message]:
        """What comes, until the stream ends."""
        for chunk in self._chunks:
            lines = [line.partition(": ") for line in chunk.decode().splitlines()]
            told = {name: value for name, _, value in lines}
            yield Message(told["id"], told.get("event"), orjson.loads(told.get("data", "{}")))

    def changes(self, count: int) -> list[Message]:
        """The next so many changes."""
        heard: list[Message] = []
        for message in self.messages():
            heard += [message] if message.event == "change" else []
            if len(heard) == count:
                return heard
        raise EOFError(f"the stream ended after {len(heard)} changes")
