"""How long and how often is measured."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Extent:
    """The size of a run."""

    rounds: int
    seconds: float
    posts: int
    writes_shown: int
    streams: int


FULL = Extent(rounds=5, seconds=2, posts=20_000, writes_shown=500, streams=200)
SHORT = Extent(rounds=1, seconds=0.2, posts=200, writes_shown=5, streams=5)
