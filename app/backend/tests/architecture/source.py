"""The code of the project, as the tests of its architecture see it."""

import ast
import importlib
import pkgutil
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

BACKEND = Path(__file__).parents[2]
PROJECT = BACKEND.parents[1]
FRONTEND = PROJECT / "app" / "frontend"

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True, slots=True)
class Function:
    """A function and where it stands."""

    path: Path
    node: FunctionNode

    @property
    def place(self) -> str:
        return f"{self.path.name}:{self.node.lineno} {self.node.name}"

    @property
    def lines(self) -> int:
        """Its lines, without the docstring."""
        docstring = self.node.body[0] if ast.get_docstring(self.node, clean=False) else None
        spoken = (docstring.end_lineno or 0) - docstring.lineno + 1 if docstring else 0
        return (self.node.end_lineno or 0) - self.node.lineno + 1 - spoken


def python_files(*folders: str) -> list[Path]:
    """The Python files below folders of the backend."""
    return sorted(path for folder in folders for path in (BACKEND / folder).rglob("*.py"))


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def functions_of(path: Path) -> Iterator[Function]:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, FunctionNode):
            yield Function(path, node)


def import_all(package: str) -> None:
    """Import a package with all that is below it, so that everything in it is registered."""
    root = importlib.import_module(package)
    for module in pkgutil.walk_packages(root.__path__, f"{package}."):
        importlib.import_module(module.name)


def classes_of(package: str) -> dict[str, type]:
    """The public classes that the modules of a package define, by name."""
    found: dict[str, type] = {}
    for info in pkgutil.iter_modules(importlib.import_module(package).__path__, f"{package}."):
        module = importlib.import_module(info.name)
        found.update(
            (name, value)
            for name, value in vars(module).items()
            if isinstance(value, type) and value.__module__ == module.__name__ and not name.startswith("_")
        )
    return found


def subclasses_of(root: type) -> set[type]:
    """All classes below a class."""
    direct: set[type] = set(root.__subclasses__())
    return direct.union(*map(subclasses_of, direct))


def settings_of_the_checks() -> dict[str, Any]:
    """What pyproject.toml says."""
    settings: dict[str, Any] = tomllib.loads((BACKEND / "pyproject.toml").read_text(encoding="utf-8"))
    tools: dict[str, Any] = settings["tool"]
    return tools
