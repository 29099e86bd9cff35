"""Hashes that bind an event to its place in the log, as the leaves of a Merkle tree do (RFC 9162, section 2.1.1)."""

import hashlib
import struct

FORM = b"\x01"
LEAF = b"\x00"


def inner_hash(
    ids: tuple[str, str, str | None, str, str, str | None],
    numbers: tuple[int, int],
    type_name: str,
    body: bytes,
) -> bytes:
    """SHA-256 of an event without its position and time, in a form that is fixed for ever.

    ``ids`` are those of stream, event, actor, command, correlation and cause; ``numbers`` the stream version and
    the schema version. A UUID is 16 bytes after a 1, or a single 0 where there is none; numbers are 64 bits, big
    endian; type and body come after their lengths.
    """
    name = type_name.encode()
    uuids = bytes.fromhex("".join(["00" if id is None else f"01{id}" for id in ids]).replace("-", ""))
    parts = (FORM, uuids, struct.pack(">qqq", *numbers, len(name)), name, struct.pack(">q", len(body)), body)
    return hashlib.sha256(b"".join(parts)).digest()


def leaf_hash(position: int, at: int, inner: bytes) -> bytes:
    """SHA-256 of an event in its place: ``at`` counts microseconds since 1970."""
    return hashlib.sha256(LEAF + struct.pack(">qq", position, at) + inner).digest()
