"""Files and folders that an operator names."""

import os
from pathlib import Path

import click

CALLED_FROM = "HINDSIGHT_CALLED_FROM"


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


def refuse_taken(*paths: Path | None) -> None:
    """Raises ``PathTaken``."""
    for path in paths:
        if path and path.exists():
            raise PathTaken(path)
