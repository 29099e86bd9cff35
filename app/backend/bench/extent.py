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
    callers: tuple[int, ...]
    sizes: tuple[int, ...]
    growth: tuple[int, int]
    searched: int
    replayed: int
    remembered: int
    reads: int


FULL = Extent(
    rounds=5,
    seconds=2,
    posts=20_000,
    writes_shown=500,
    streams=200,
    callers=(1, 4, 16, 64),
    sizes=(10, 100, 1_000, 10_000),
    growth=(10_000, 1_000_000),
    searched=10_000,
    replayed=100_000,
    remembered=2_000,
    reads=1_000,
)
SHORT = Extent(
    rounds=1,
    seconds=0.2,
    posts=40,
    writes_shown=2,
    streams=5,
    callers=(2,),
    sizes=(10,),
    growth=(10, 100),
    searched=100,
    replayed=100,
    remembered=10,
    reads=2,
)
