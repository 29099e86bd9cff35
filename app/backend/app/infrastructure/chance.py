"""Random bytes for identifiers, keys and nonces, taken from the system by the page.

A call into the system lets go of the interpreter. Among many threads, to get it back takes far longer than the call.
"""

import os
import threading

PAGE = 1024


class _Page(threading.local):
    """What a thread has taken and not yet used, so that no two threads ever draw the same."""

    rest = b""


_mine = _Page()


def chance(size: int) -> bytes:
    """That many bytes from the system's own source, each given out once."""
    rest = _mine.rest
    if len(rest) < size:
        rest = os.urandom(max(PAGE, size))
    _mine.rest = rest[size:]
    return rest[:size]


def _forget() -> None:
    _mine.rest = b""


os.register_at_fork(after_in_child=_forget)  # else a child would draw what its parent draws
