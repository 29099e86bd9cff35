"""Which handler serves which message: exactly one."""

from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

H = TypeVar("H")


class UnhandledMessage(Exception):
    """A message has no handler."""


class HandledTwice(Exception):
    """A message has two handlers."""


class Registry(Generic[H]):
    """The handlers of all topics by message class; a second one for a class is refused."""

    def __init__(self, topics: Iterable[Mapping[type, H]]) -> None:
        self._handlers: dict[type, H] = {}
        for topic in topics:
            for message, handler in topic.items():
                if message in self._handlers:
                    raise HandledTwice(message.__name__)
                self._handlers[message] = handler

    def require(self, messages: Iterable[type]) -> None:
        missing = sorted(message.__name__ for message in messages if message not in self._handlers)
        if missing:
            raise UnhandledMessage(", ".join(missing))

    def of(self, message: object) -> H:
        try:
            return self._handlers[type(message)]
        except KeyError:
            raise UnhandledMessage(type(message).__name__) from None
