"""Events to JSON bodies and back, old versions included."""

from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import fields
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

import orjson

from app.domain.events.event import (
    EVENT_TYPES,
    DomainEvent,
    JsonObject,
    JsonValue,
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


def decode(type_name: str, schema_version: int, body: bytes, open: Open) -> DomainEvent:
    """The event of a stored body; raises ``UnknownEvent`` or ``DamagedBody``."""
    kind = known_type(type_name, schema_version)
    current = upcast(kind, schema_version, _opened(type_name, body, open))
    try:
        values = {name: _tuple(current[name]) if many else current[name] for name, many, _ in _form(type_name)}
    except (KeyError, TypeError) as error:
        raise DamagedBody(f"{type_name}: the body lacks {error}") from error
    return kind(**values)


def _opened(type_name: str, body: bytes, open: Open) -> JsonObject:
    """All fields of a stored body in clear, or withheld."""
    try:
        stored: JsonObject = orjson.loads(body)
        closed: Any = stored.pop(CLOSED, None)
        if closed is None:
            return stored
        text = open(b64decode(closed["text"]))
        if isinstance(text, Withheld):
            return {**stored, **dict.fromkeys(closed["fields"], text)}
        return {**stored, **orjson.loads(text)}
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise DamagedBody(f"{type_name}: the body is not what was stored") from error


def _tuple(value: JsonValue) -> tuple[JsonValue, ...]:
    if not isinstance(value, list):
        raise TypeError("its list")
    return tuple(value)


@cache
def _form(type_name: str) -> tuple[tuple[str, bool, bool], ...]:
    """The event's fields, each with whether it holds many values and whether it can be erased."""
    cls = EVENT_TYPES[type_name]
    hints = get_type_hints(cls)
    return tuple(
        (field.name, get_origin(hints[field.name]) is tuple, Withheld in get_args(hints[field.name]))
        for field in fields(cls)  # type: ignore[arg-type]
    )
