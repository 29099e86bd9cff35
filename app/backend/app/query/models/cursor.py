"""Opaque marks of where a page of a list ended."""

import base64
import binascii
from collections.abc import Callable, Sequence
from typing import TypeVar

import orjson

from app.domain.errors import Invalid

Key = tuple[int | str, ...]
T = TypeVar("T")


class InvalidCursor(Invalid):
    """The cursor is none that this list gave out."""

    code = "cursor.invalid"
    field, flaw = "after", "invalid"


def cursor(*key: int | str) -> str:
    """The cursor behind the item with that sort key."""
    return base64.urlsafe_b64encode(orjson.dumps(key)).decode().rstrip("=")


def keyed(text: str, *kinds: type[int] | type[str]) -> Key:
    """The sort key of a cursor with those kinds of values; raises ``InvalidCursor``."""
    try:
        key = orjson.loads(base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True))
    except (binascii.Error, ValueError):
        raise InvalidCursor from None
    if not isinstance(key, list) or [type(value) for value in key] != list(kinds):
        raise InvalidCursor
    if any(abs(value) >= 2**63 if isinstance(value, int) else "\0" in value for value in key):
        raise InvalidCursor
    return tuple(key)


def numbered(text: str | None) -> int | None:
    """The number that a list goes on behind, if it does not begin; raises ``InvalidCursor``."""
    return int(keyed(text, int)[0]) if text else None


def cut(rows: Sequence[T], limit: int, key: Callable[[T], Key]) -> tuple[Sequence[T], str | None]:
    """What a page shows of the rows, of which one more is read than it may show, and the cursor of the next page."""
    shown = rows[:limit]
    return shown, cursor(*key(shown[-1])) if len(rows) > limit else None
