"""How much the tests of crashes do: little with every run of the tests, much with ``make torture``."""

import os
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Extent:
    """The size of a run."""

    orders: int
    appends: int
    cuts: int


SHORT = Extent(orders=2_000, appends=120, cuts=12)
LONG = Extent(orders=20_000, appends=2_000, cuts=200)
EXTENT = LONG if os.environ.get("TORTURE") == "long" else SHORT
