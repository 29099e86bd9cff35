"""What every event is: its registered type, its audience, its older versions, its record in the log."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Annotated, ClassVar, Final, TypeVar


class Audience(Enum):
    """Who may read an event in timelines, exports and feeds."""

    PUBLIC = "public"
    SUBJECT = "subject"
    MODERATORS = "moderators"
    OPERATORS = "operators"


class Withheld(Enum):
    """What an erasable field reads as where its text is not to be had."""

    ERASED = "erased"
    """Its key is destroyed."""
    SEALED = "sealed"
    """Whoever reads has no keys, as those who load aggregates."""


JsonValue = str | int | float | bool | None | Withheld | list["JsonValue"] | dict[str, "JsonValue"]
JsonObject = dict[str, JsonValue]
Upcaster = Callable[[JsonObject], JsonObject]

ERASED: Final = Withheld.ERASED
SEALED: Final = Withheld.SEALED
ERASABLE: Final = "erasable"

T = TypeVar("T")
Erasable = Annotated[T | Withheld, ERASABLE]


class ReadWithoutKeys(Exception):
    """A text is asked for that was read without keys, so nobody can tell whether it is erased."""


def readable(value: T | Withheld) -> T | None:
    """The text of an erasable field, or none once it is erased; raises ``ReadWithoutKeys``."""
    if value is SEALED:
        raise ReadWithoutKeys
    return None if isinstance(value, Withheld) else value


@dataclass(frozen=True, slots=True)
class Erasure:
    """Whose texts are to be erased: those of single events, of streams, of a person."""

    event_ids: tuple[str, ...] = ()
    stream_ids: tuple[str, ...] = ()
    subject_id: str | None = None


class DomainEvent:
    """A fact about one stream. Subclasses are frozen dataclasses registered by ``event_type``."""

    __slots__ = ()
    type_name: ClassVar[str]
    schema_version: ClassVar[int]
    audience: ClassVar[Audience]

    def erasure(self) -> Erasure | None:
        """The texts, told before this event, that are gone for good from now on."""
        return None


class UnknownEvent(Exception):
    """The type or the schema version of a stored event is not known to this code."""


EVENT_TYPES: dict[str, type[DomainEvent]] = {}
UPCASTERS: dict[tuple[str, int], Upcaster] = {}

E = TypeVar("E", bound=DomainEvent)


def event_type(name: str, *, version: int, audience: Audience) -> Callable[[type[E]], type[E]]:
    """Register an event class under the name and schema version that the log stores."""

    def register(cls: type[E]) -> type[E]:
        if name in EVENT_TYPES:
            raise ValueError(f"two events are called {name}")
        cls.type_name, cls.schema_version, cls.audience = name, version, audience
        EVENT_TYPES[name] = cls
        return cls

    return register


def upcasts(name: str, *, from_version: int) -> Callable[[Upcaster], Upcaster]:
    """Register the step that turns a stored body of ``from_version`` into the next version."""

    def register(upcaster: Upcaster) -> Upcaster:
        if UPCASTERS.setdefault((name, from_version), upcaster) is not upcaster:
            raise ValueError(f"two upcasters for {name} version {from_version}")
        return upcaster

    return register


def known_type(name: str, version: int) -> type[DomainEvent]:
    """The class of a stored event; raises ``UnknownEvent``."""
    cls = EVENT_TYPES.get(name)
    if cls is None or not 1 <= version <= cls.schema_version:
        raise UnknownEvent(f"{name} version {version}")
    return cls


def upcast(kind: type[DomainEvent], version: int, body: JsonObject) -> JsonObject:
    """A stored body of that version in the current form."""
    for step in range(version, kind.schema_version):
        body = UPCASTERS[kind.type_name, step](body)
    return body


def erasing_types(types: Mapping[str, type[DomainEvent]]) -> frozenset[str]:
    """The names of the events that can erase something."""
    return frozenset(name for name, cls in types.items() if cls.erasure is not DomainEvent.erasure)


def missing_upcasters(types: Mapping[str, type[DomainEvent]]) -> list[tuple[str, int]]:
    """The old versions that no upcaster leads on from; the start fails when there is one."""
    needed = [(name, version) for name, cls in types.items() for version in range(1, cls.schema_version)]
    return [step for step in needed if step not in UPCASTERS]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordedEvent:
    """An event with the header that the log gave it."""

    position: int
    at: datetime
    stream_id: str
    stream_version: int
    event_id: str
    actor_id: str | None
    command_id: str
    correlation_id: str
    causation_id: str | None
    event: DomainEvent
