"""Identifiers that sort by time (RFC 9562, version 7)."""

import time
from functools import lru_cache

from app.infrastructure.chance import chance

VARIANT = dict(zip("0123456789abcdef", "89ab" * 4, strict=True))
"""Two bits that are fixed and two of chance, by four of chance."""


def uuid7() -> str:
    """A new UUIDv7: 48 bits of Unix milliseconds, then chance."""
    digits = chance(10).hex()
    return f"{_since(time.time_ns() // 1_000_000)}{digits[:3]}-{VARIANT[digits[3]]}{digits[4:7]}-{digits[7:19]}"


@lru_cache(1)
def _since(milliseconds: int) -> str:
    """The time and the version, up to where chance begins."""
    at = f"{milliseconds:012x}"
    return f"{at[:8]}-{at[8:]}-7"
