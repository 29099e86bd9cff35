"""Commands as they are stored until they have run."""

from collections.abc import Mapping
from dataclasses import asdict

import orjson


def encode_command(command: object) -> bytes:
    """The name of the command and its fields."""
    return orjson.dumps({"name": type(command).__name__, "fields": asdict(command)})  # type: ignore[call-overload]


def decode_command(body: bytes, commands: Mapping[str, type]) -> object:
    """The command that was stored; raises ``KeyError`` for one that is not known."""
    stored = orjson.loads(body)
    fields = {name: tuple(value) if isinstance(value, list) else value for name, value in stored["fields"].items()}
    return commands[stored["name"]](**fields)
