"""Files and folders that an operator names."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import click
from sqlalchemy.exc import DBAPIError

CALLED_FROM = "HINDSIGHT_CALLED_FROM"
WHAT_SECRETS_ARE = "The second file: keys, hashes of passwords, the site's secret."


class NamedPath(click.ParamType[Path]):
    """A path from where the operator stands; the program itself stands in its own folder."""

    name = "path"

    def __init__(self, *, exists: bool = False) -> None:
        self._exists = exists

    def convert(self, value: str | Path, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        path = (Path(os.environ.get(CALLED_FROM, "")) / value).absolute()
        if self._exists and not path.exists():
            self.fail(f"There is no {path}.", param, ctx)
        return path


class PathTaken(Exception):
    """Something stands already where something new is to be written."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is there already. Name another, or move it away first.")


class PathUnwritable(Exception):
    """What was to be written could not be, for lack of room or rights."""

    def __init__(self, path: Path, error: Exception) -> None:
        reason = getattr(error, "strerror", None) or getattr(error, "orig", None) or error
        super().__init__(f"{path} cannot be written: {reason}. Nothing of it was kept.")


def refuse_taken(*paths: Path | None) -> None:
    """Raises ``PathTaken``."""
    for path in paths:
        if path and path.exists():
            raise PathTaken(path)


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Whatever goes wrong while something is written there is told in a sentence; raises ``PathUnwritable``."""
    try:
        yield
    except (OSError, sqlite3.OperationalError, DBAPIError) as error:
        raise PathUnwritable(path, error) from error


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """A file for its owner only, which appears under its name when it is complete; raises ``PathUnwritable``."""
    fresh = path.with_name(f"{path.name}.new")
    with writing(path):
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        try:
            with os.fdopen(descriptor, "wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            fresh.rename(path)
        finally:
            fresh.unlink(missing_ok=True)
