"""Waits for a database server that is not there yet, as when both are started at once."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Engine
from sqlalchemy.exc import OperationalError

AGAIN_SECONDS = 0.5
TELL_SECONDS = 5.0


class DatabaseProblem(Exception):
    """A database server cannot be used; the message says what to do."""


class DatabaseUnreachable(DatabaseProblem):
    """It does not answer, or does not let the program in."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"The {name} cannot be used: {reason} Start its server or mend its address, then try again.")


@dataclass(frozen=True, slots=True)
class Patience:
    """How many seconds to wait, and whom to tell of it."""

    seconds: float
    tell: Callable[[str], None]


def wait_for(engine: Engine, history: str, patience: Patience) -> None:
    """Return once the server lets somebody in; raises ``DatabaseUnreachable``."""
    name = f"{history} database at {engine.url.host}:{engine.url.port or 5432}"
    end, told = time.monotonic() + patience.seconds, 0.0
    while (reason := _missing(engine)) is not None:
        now = time.monotonic()
        if now >= end:
            raise DatabaseUnreachable(name, reason)
        if now - told >= TELL_SECONDS:
            patience.tell(f"Waiting for the {name}: {reason}")
            told = now
        time.sleep(AGAIN_SECONDS)


def _missing(engine: Engine) -> str | None:
    """Why the server does not let one in; none when it does."""
    try:
        with engine.connect():
            return None
    except OperationalError as error:
        return " ".join(str(error.orig).split()).rstrip(".") + "."
