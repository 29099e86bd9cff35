"""Events to JSON bodies and back, old versions included."""

from dataclasses import fields
from functools import cache
from typing import get_origin, get_type_hints

import orjson

from app.domain.events.event import EVENT_TYPES, DomainEvent, JsonValue, upcast


class DamagedBody(Exception):
    """A stored body that is not what this code once wrote."""


def encode(event: DomainEvent) -> bytes:
    """The body that the log stores: the event's fields by name."""
    return orjson.dumps({name: getattr(event, name) for name, _ in _form(event.type_name)})


def decode(type_name: str, schema_version: int, body: bytes) -> DomainEvent:
    """The event of a stored body; raises ``UnknownEvent`` or ``DamagedBody``."""
    try:
        stored = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise DamagedBody(f"{type_name}: the body is not JSON") from error
    cls, current = upcast(type_name, schema_version, stored)
    try:
        values = {name: _tuple(current[name]) if many else current[name] for name, many in _form(type_name)}
    except (KeyError, TypeError) as error:
        raise DamagedBody(f"{type_name}: the body lacks {error}") from error
    return cls(**values)


def _tuple(value: JsonValue) -> tuple[JsonValue, ...]:
    if not isinstance(value, list):
        raise TypeError("its list")
    return tuple(value)


@cache
def _form(type_name: str) -> tuple[tuple[str, bool], ...]:
    """The event's fields, each with whether it holds many values."""
    cls = EVENT_TYPES[type_name]
    hints = get_type_hints(cls)
    return tuple((field.name, get_origin(hints[field.name]) is tuple) for field in fields(cls))  # type: ignore[arg-type]
