"""The form in which each version of each event is stored, written down as JSON Schema.

A form that stands in a file never changes: what was stored in it must be readable for ever. An event
that needs another form gets a new version, and the old one an upcaster.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import orjson

from app.domain.events.event import DomainEvent, Withheld
from app.infrastructure.serializers.json_serializer import CLOSED

EventTypes = Mapping[str, type[DomainEvent]]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
SCALARS = {str: "string", int: "integer", bool: "boolean"}
ENCRYPTION = "AES-256-GCM with the event's own key: nonce of 12 bytes, text, tag; bound to '<type> <event id>'"
Json = dict[str, Any]


class FormChanged(Exception):
    """A form that is written down would change."""


def form(kind: type[DomainEvent]) -> Json:
    """The JSON Schema of the body that the event is stored as."""
    hints = get_type_hints(kind, include_extras=True)
    values = {field.name: _value(hints[field.name]) for field in fields(kind)}  # type: ignore[arg-type]
    erasable = {name: value for name, value in values.items() if _is_erasable(hints[name])}
    missing = {name: {"type": "null"} for name, value in erasable.items() if "null" in value["type"]}
    closed = {CLOSED: _closed(erasable)} if erasable else {}
    clear = [name for name in values if name not in erasable]
    return {
        "$schema": DIALECT,
        "title": f"{kind.type_name} version {kind.schema_version}",
        "type": "object",
        "properties": {**{name: values[name] for name in clear}, **missing, **closed},
        "required": [*clear, CLOSED] if len(missing) < len(erasable) else clear,
        "additionalProperties": False,
    }


def file_name(name: str, version: int) -> str:
    return f"{name}.v{version}.json"


def unwritten_forms(types: EventTypes, folder: Path) -> list[str]:
    """The versions that are not written down."""
    needed = [file_name(name, version) for name, kind in types.items() for version in range(1, kind.schema_version + 1)]
    return sorted(name for name in needed if not (folder / name).exists())


def changed_forms(types: EventTypes, folder: Path) -> list[str]:
    """The events whose form is another than the one written down for their version."""
    return sorted(name for name, text in _current(types) if (folder / name).exists() and _read(folder / name) != text)


def write_forms(types: EventTypes, folder: Path) -> list[str]:
    """Write down the forms of new versions; their names. Raises ``FormChanged``."""
    if changed := changed_forms(types, folder):
        raise FormChanged(f"{', '.join(changed)}: the stored form changed. Give the event a new version instead.")
    new = [(name, text) for name, text in _current(types) if not (folder / name).exists()]
    for name, text in new:
        (folder / name).write_bytes(text)
    return [name for name, _ in new]


def _current(types: EventTypes) -> Iterator[tuple[str, bytes]]:
    for name, kind in types.items():
        text = orjson.dumps(form(kind), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
        yield file_name(name, kind.schema_version), text


def _read(path: Path) -> bytes:
    return path.read_bytes()


def _closed(erasable: Mapping[str, Json]) -> Json:
    """What holds the fields that can be erased: those that are there, named in clear and encrypted together."""
    there = {name: {**value, "type": _without_null(value["type"])} for name, value in erasable.items()}
    content = {"type": "object", "properties": there, "additionalProperties": False}
    text = {
        "type": "string",
        "description": ENCRYPTION,
        "contentEncoding": "base64",
        "contentMediaType": "application/json",
        "contentSchema": content,
    }
    names = {"type": "array", "items": {"enum": list(erasable)}, "uniqueItems": True}
    return {
        "type": "object",
        "properties": {"fields": names, "text": text},
        "required": ["fields", "text"],
        "additionalProperties": False,
    }


def _without_null(kind: str | list[str]) -> str:
    return kind if isinstance(kind, str) else kind[0]


def _is_erasable(hint: Any) -> bool:
    return Withheld in get_args(hint) or any(_is_erasable(part) for part in get_args(hint))


def _value(hint: Any) -> Json:
    """The schema of one field's values."""
    if get_origin(hint) is Annotated:
        return _value(get_args(hint)[0])
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _value(get_args(hint)[0])}
    if get_origin(hint) in (Union, UnionType):
        [inner] = [_value(part) for part in get_args(hint) if part not in (NoneType, Withheld)]
        return {**inner, "type": [inner["type"], "null"]} if NoneType in get_args(hint) else inner
    return {"type": SCALARS[hint]}
