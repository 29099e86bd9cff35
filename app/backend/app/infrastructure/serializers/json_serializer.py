"""Events to JSON bodies and back, old versions included."""

from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import fields
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

import orjson

from app.domain.events.event import (
    EVENT_TYPES,
    SEALED,
    DomainEvent,
    JsonObject,
    Withheld,
    known_type,
    upcast,
)

Close = Callable[[bytes], bytes]
"""Encrypts the erasable fields of one event."""
Open = Callable[[bytes], bytes | Withheld]
"""Decrypts them, or tells why there is no text; raises ``DamagedBody``."""

CLOSED = "$sealed"
"""Stands beside the fields in a stored body; no field can have that name."""


class DamagedBody(Exception):
    """A stored body that is not what this code once wrote."""


def encode(event: DomainEvent, close: Close) -> bytes:
    """The body that the log stores: the event's fields by name, those that can be erased closed together."""
    clear: JsonObject = {}
    erasable: JsonObject = {}
    for name, _, can_be_erased in _form(event.type_name):
        value = getattr(event, name)
        if isinstance(value, Withheld):
            raise ValueError(f"{event.type_name}: {name} has no text to store")
        (erasable if can_be_erased and value is not None else clear)[name] = value
    if erasable:
        text = b64encode(close(orjson.dumps(erasable))).decode()
        clear[CLOSED] = {"fields": list(erasable), "text": text}
    return orjson.dumps(clear)


def has_text(body: bytes) -> bool:
    """Whether a stored body holds something to be opened."""
    return b'"$sealed"' in body


def decode(type_name: str, schema_version: int, body: bytes, open: Open | None) -> DomainEvent:
    """The event of a stored body, sealed where nothing opens it; raises ``UnknownEvent`` or ``DamagedBody``."""
    kind = known_type(type_name, schema_version)
    values = _opened(type_name, body, open)
    if schema_version < kind.schema_version:
        values = upcast(kind, schema_version, values)
    try:
        for name in _lists(type_name):
            values[name] = _tuple(values[name])
        return kind(**values)
    except (KeyError, TypeError) as error:
        raise DamagedBody(f"{type_name}: the body has other fields than the event: {error}") from error


def _opened(type_name: str, body: bytes, open: Open | None) -> dict[str, Any]:
    """All fields of a stored body in clear, or withheld."""
    try:
        values: dict[str, Any] = orjson.loads(body)
        if closed := values.pop(CLOSED, None):
            text = open(b64decode(closed["text"])) if open else SEALED
            values |= dict.fromkeys(closed["fields"], text) if isinstance(text, Withheld) else orjson.loads(text)
        return values
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise DamagedBody(f"{type_name}: the body is not what was stored") from error


def _tuple(value: object) -> tuple[object, ...]:
    if not isinstance(value, list):
        raise TypeError("a list is none")
    return tuple(value)


@cache
def _lists(type_name: str) -> tuple[str, ...]:
    """The event's fields that hold many values."""
    return tuple(name for name, many, _ in _form(type_name) if many)


@cache
def _form(type_name: str) -> tuple[tuple[str, bool, bool], ...]:
    """The event's fields, each with whether it holds many values and whether it can be erased."""
    cls = EVENT_TYPES[type_name]
    hints = get_type_hints(cls)
    return tuple(
        (field.name, get_origin(hints[field.name]) is tuple, Withheld in get_args(hints[field.name]))
        for field in fields(cls)  # type: ignore[arg-type]
    )
