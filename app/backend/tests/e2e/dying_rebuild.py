"""The rebuild of a view, but it is killed at a named point of the so manieth page: ``DIE_AT``, ``DIE_AFTER``."""

import os
import runpy
import sys

from app.infrastructure.database import leases
from app.query.projections import pages
from app.query.projections.projection import Projection
from app.query.projections.rebuilds import Building, Rebuilds
from tests.e2e.dying_server import die, replace

FOLDED, MOVED, SWITCHING = "folded", "moved", "switching"
"""A page's rows are written and not committed; they are; all pages are, and the tables are about to answer."""
PAGE = 10
SOON = dict.fromkeys(leases.SECONDS, 0.5)
"""Whoever comes after the dead waits for the end of their lease."""


def die_at(point: str) -> None:
    match point:
        case "folded":
            replace(Projection, "fold", dies_after=True)
        case "moved":
            replace(Building, "moved", dies_after=True)
        case "switching":
            replace(Rebuilds, "_switch", before=die)


if __name__ == "__main__":
    pages.PAGE, leases.SECONDS = PAGE, SOON
    die_at(os.environ["DIE_AT"])
    sys.argv = ["app.py", "views", "rebuild", "posts"]
    runpy.run_path("app.py", run_name="__main__")
