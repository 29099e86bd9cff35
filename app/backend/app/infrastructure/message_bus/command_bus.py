"""The way of a command to its one handler."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from app.domain.models.actor import Actor
from app.infrastructure.event_store.appends import IdempotencyKey, Receipt, RowChange, StreamConflict
from app.infrastructure.message_bus.idempotency import Idempotency
from app.infrastructure.message_bus.registry import Registry

RACES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class CommandContext:
    """What surrounds a command: who, when, why; set once at the edge. ``rows`` change with what it appends."""

    command_id: str
    actor: Actor
    now: datetime
    correlation_id: str
    causation_id: str | None = None
    idempotency: IdempotencyKey | None = None
    rows: tuple[RowChange, ...] = ()


class Retriable:
    """A command that is decided anew when it lost a race: it overwrites nothing that its sender had not seen."""

    __slots__ = ()


class CommandHandler(Protocol):
    """Does what one command orders."""

    def handle(self, command: Any, context: CommandContext) -> Receipt: ...


class CommandBus:
    """Sends each command to the handler registered for its class, once per idempotency key."""

    def __init__(self, handlers: Iterable[Mapping[type, CommandHandler]], idempotency: Idempotency) -> None:
        self._handlers = Registry(handlers)
        self._idempotency = idempotency

    def require(self, commands: Iterable[type]) -> None:
        """Raises ``UnhandledMessage`` unless each of them has a handler."""
        self._handlers.require(commands)

    def send(self, command: object, context: CommandContext) -> Receipt:
        """The receipt; raises ``StreamConflict`` where a command lost a race and may not be decided anew."""
        handler = self._handlers.of(command)
        tries = RACES if isinstance(command, Retriable) else 1
        return self._idempotency.once(context.idempotency, lambda: _decide(handler, command, context, tries))

    def receipt_of(self, key: IdempotencyKey | None) -> Receipt | None:
        """What the key was answered with before; raises ``KeyReused``."""
        return self._idempotency.find(key)


def _decide(handler: CommandHandler, command: object, context: CommandContext, tries: int) -> Receipt:
    for _ in range(tries - 1):
        try:
            return handler.handle(command, context)
        except StreamConflict:
            continue
    return handler.handle(command, context)
