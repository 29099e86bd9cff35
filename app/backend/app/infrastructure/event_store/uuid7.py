"""Identifiers that sort by time (RFC 9562, version 7)."""

import time

from app.infrastructure.chance import chance


def uuid7() -> str:
    """A new UUIDv7: 48 bits of Unix milliseconds, then chance."""
    value = time.time_ns() // 1_000_000 << 80 | int.from_bytes(chance(10))
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    digits = f"{value:032x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"
