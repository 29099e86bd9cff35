"""Which moment a question looks back to."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from app.infrastructure.times import microseconds

POSITION = re.compile(r"[0-9]{1,18}")
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)", re.ASCII)
LONGEST = 35


@dataclass(frozen=True, slots=True)
class Moment:
    """A position in the log, or a time in microseconds since 1970."""

    position: int | None = None
    at: int | None = None

    @classmethod
    def parse(cls, text: str) -> "Moment | None":
        """A position in digits or a time after RFC 3339."""
        if POSITION.fullmatch(text):
            return cls(position=int(text))
        if len(text) > LONGEST or not RFC_3339.fullmatch(text):
            return None
        try:
            at = datetime.fromisoformat(text.upper()).astimezone(UTC)
        except (ValueError, OverflowError):
            return None  # an offset may lead out of the years that there are
        return cls(at=microseconds(at))
