"""Bare rows in SQLite by the write path of the log: nothing is encrypted, hashed, claimed or judged."""

from collections.abc import Callable
from pathlib import Path

from bench.bare_log import BareLog, bare_append, in_company
from bench.stores.callers import TEXT, measure_appends


def open_append(folder: str) -> Callable[[], object]:
    """What appends a row in that folder."""
    commits = in_company(BareLog(Path(folder) / "bare.db"))
    return lambda: commits.append(bare_append(TEXT))


if __name__ == "__main__":
    measure_appends(open_append)
