"""Databases at the newest step of their histories, made once and copied: making them takes longer than a small test."""

import atexit
import secrets
import shutil
import sqlite3
import tempfile
from contextlib import closing
from functools import cache
from pathlib import Path

from app.infrastructure.database.engines import open_engine
from app.infrastructure.database.migrations import migrate

HISTORIES = {"log.db": "command", "keys.db": "keys", "views.db": "query"}


def furnish(folder: Path, *names: str) -> None:
    """Put those databases into the folder that it lacks, a log with an epoch of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        if not (folder / name).exists():
            shutil.copy(_made() / name, folder / name)
            if name == "log.db":
                run(folder / name, "UPDATE epoch SET epoch = ?", secrets.token_hex(6))


@cache
def _made() -> Path:
    folder = own_folder()
    for name, history in HISTORIES.items():
        engine = open_engine(f"sqlite:///{folder / name}", durable=False)
        migrate(engine, history)
        engine.dispose()
    return folder


def own_folder() -> Path:
    """One that is gone after the tests."""
    folder = Path(tempfile.mkdtemp(prefix="furniture-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def run(database: Path, statement: str, *values: str) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.execute(statement, values)
        connection.commit()
