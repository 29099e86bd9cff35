"""The way of a question to its one handler."""

from collections.abc import Iterable, Mapping
from typing import Any, Generic, Protocol, TypeVar

from app.infrastructure.message_bus.registry import Registry

T = TypeVar("T", covariant=True)
V = TypeVar("V", contravariant=True)


class Query(Generic[T]):
    """A question whose class names the type of its answer."""

    __slots__ = ()


class QueryHandler(Protocol[V]):
    """Answers one question for one viewer."""

    def handle(self, query: Any, viewer: V) -> Any: ...


class QueryBus(Generic[V]):
    """Asks the handler registered for a query's class."""

    def __init__(self, handlers: Iterable[Mapping[type, QueryHandler[V]]]) -> None:
        self._handlers = Registry(handlers)

    def require(self, queries: Iterable[type]) -> None:
        """Raises ``UnhandledMessage`` unless each of them has a handler."""
        self._handlers.require(queries)

    def ask(self, query: Query[T], viewer: V) -> T:
        answer: T = self._handlers.of(query).handle(query, viewer)
        return answer
