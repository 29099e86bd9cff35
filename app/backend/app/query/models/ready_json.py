"""Answers that are JSON already, put together without decoding."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import orjson

from app.infrastructure.times import UNIX_EPOCH

ReadyJson = orjson.Fragment


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a list, and the cursor of the next one; ``position`` where its views are behind those of the board."""

    items: list[ReadyJson]
    next: str | None
    position: int | None = None


@dataclass(frozen=True, slots=True)
class PlacedJson:
    """One object, and the position of its views, which may be behind those of the board."""

    json: ReadyJson
    position: int


def dump(value: object) -> bytes:
    """JSON in the one form that views store and answers send."""
    return orjson.dumps(value)


def ready(*objects: bytes) -> ReadyJson:
    """One object with the members of all those objects."""
    return orjson.Fragment(b"{" + b",".join(inner for part in objects if (inner := part[1:-1])) + b"}")


def reactions(likes: int) -> dict[str, int]:
    """How many reactions of each kind there are, without those that there are none of."""
    return {"like": likes} if likes else {}


def rfc3339(at: datetime) -> str:
    """A UTC time as answers show it."""
    return at.isoformat().replace("+00:00", "Z")


def rfc3339_of(microseconds: int) -> str:
    """A time that an event names, counted since 1970."""
    return rfc3339(UNIX_EPOCH + timedelta(microseconds=microseconds))
