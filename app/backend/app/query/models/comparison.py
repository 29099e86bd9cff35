"""Whether two sets of tables of a view say the same, as it is kept and told."""

from dataclasses import dataclass
from typing import Self

import orjson

NEW = "new"
"""What is kept where nothing stood before."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """How many rows the new tables have, and by table that differs how many there were before and are now."""

    rows: int
    differing: list[tuple[str, int, int]]

    @classmethod
    def read(cls, kept: str) -> Self | None:
        """None where nothing was compared."""
        if not kept.startswith("{"):
            return None
        told = orjson.loads(kept)
        return cls(told["rows"], [tuple(each) for each in told["differing"]])

    def kept(self) -> str:
        return orjson.dumps({"rows": self.rows, "differing": self.differing}).decode()

    def __str__(self) -> str:
        told = ", ".join(f"{table} ({before:,} rows before, {now:,} now)" for table, before, now in self.differing)
        return f"{self.rows:,} rows, {f'{told} differ' if told else 'the same as before'}"


def worded(kept: str) -> str:
    """The same in a line."""
    return str(Comparison.read(kept) or kept)
