"""Identifiers that sort by time (RFC 9562, version 7)."""

import time

from app.infrastructure.chance import chance


def uuid7() -> str:
    """A new UUIDv7: 48 bits of Unix milliseconds, then chance."""
    digits, at = chance(10).hex(), f"{time.time_ns() // 1_000_000:012x}"
    variant = "89ab"[int(digits[3], 16) & 3]
    return f"{at[:8]}-{at[8:]}-7{digits[:3]}-{variant}{digits[4:7]}-{digits[7:19]}"
