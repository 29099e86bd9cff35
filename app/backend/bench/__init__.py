"""Benchmarks, under the settings of Python that the program has."""

from app.config.garbage import collect_seldom

collect_seldom()  # as the program does
