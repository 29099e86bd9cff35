"""How often Python looks for waste that refers to itself."""

import gc

SELDOM = 50_000, 20, 50
"""New objects before the youngest are looked through, and so on: a page of events makes as many, which go together."""


def collect_seldom() -> None:
    """Look through what is made from now on, and seldom; what stands already stays."""
    gc.freeze()
    gc.set_threshold(*SELDOM)
    gc.enable()
