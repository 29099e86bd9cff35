"""The rebuild of a view, but it is killed at a named point of the so manieth page: ``DIE_AT``, ``DIE_AFTER``."""

import os
import runpy
import sys

import pytest

from app.query.projections import pages
from app.query.projections.projection import Projection
from app.query.projections.rebuilds import Building, Rebuilds
from tests.e2e.dying_server import die, replace

FOLDED, MOVED, SWITCHING = "folded", "moved", "switching"
"""A page's rows are written and not committed; they are; all pages are, and the tables are about to answer."""
PAGE = 10


def die_at(point: str) -> None:
    match point:
        case "folded":
            replace(Projection, "fold", dies_after=True)
        case "moved":
            replace(Building, "moved", dies_after=True)
        case "switching":
            replace(Rebuilds, "_switch", before=die)


if __name__ == "__main__":
    pytest.MonkeyPatch().setattr(pages, "PAGE", PAGE)
    die_at(os.environ["DIE_AT"])
    sys.argv = ["app.py", "views", "rebuild", "posts"]
    runpy.run_path("app.py", run_name="__main__")
