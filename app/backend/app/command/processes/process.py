"""What every process is: it answers events and timers with commands, and remembers what it must."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar

from app.domain.events.event import DomainEvent

P = TypeVar("P", bound="Process")
E = TypeVar("E", bound=DomainEvent)
State = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """What is answered: an event, or a timer that an event asked for; and what is remembered of its subject."""

    id: str
    event_id: str
    position: int
    correlation_id: str
    subject: str
    state: State


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A command, in whose name it is given, and what takes it back when a later step of the answer is refused.

    Commands are stored until they have run: they name things and hold nothing that people wrote.
    """

    command: object
    actor_id: str | None = None
    undo: object | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The steps to take, in order; when to wake up, in microseconds since 1970; what to remember of the subject."""

    steps: tuple[Step, ...] = ()
    wake_at: int | None = None
    state: State | None = None
    is_over: bool = False
    """Nothing of the subject is remembered any more, and nobody is woken for it."""


NOTHING, OVER = Answer(), Answer(is_over=True)


class _Handler:
    """Marks a method as what answers one event type, until ``Process`` collects it."""

    def __init__(self, event: type[DomainEvent], answer: Callable[..., Answer]) -> None:
        self.event, self.answer = event, answer

    def __set_name__(self, owner: "type[Process]", name: str) -> None:
        setattr(owner, name, self.answer)
        owner.handlers = {**owner.handlers, self.event.type_name: self.answer}


def on(event: type[E]) -> Callable[[Callable[[P, E, Cause], Answer]], Any]:
    """The decorated method answers that event, by the event and what is remembered alone."""
    return lambda answer: _Handler(event, answer)


class Process:
    """Answers what it handles; the same cause with the same state always gets the same answer."""

    name: ClassVar[str]
    is_from_the_start: ClassVar[bool] = False
    """Whether it answers what was told before there was such a process, too."""
    handlers: ClassVar[Mapping[str, Callable[..., Answer]]] = {}

    @property
    def handled(self) -> frozenset[str]:
        """The types of the events that it answers."""
        return frozenset(self.handlers)

    def subject(self, event: DomainEvent, stream_id: str) -> str:
        """What the event is about here: the steps of one subject are taken one after another."""
        return stream_id

    def answer(self, event: DomainEvent, cause: Cause) -> Answer:
        return self.handlers[event.type_name](self, event, cause)

    def woken(self, cause: Cause) -> Answer:
        """What to do when the time has come that was asked for."""
        raise NotImplementedError(f"{self.name} asked to be woken and does nothing then")

    def refused(self, command: object, code: str) -> tuple[Step, ...]:
        """What to do beside taking back the steps before the one that was refused."""
        return ()
