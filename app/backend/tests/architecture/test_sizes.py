"""Files and functions stay small enough to be read at a glance."""

import ast
from pathlib import Path

from tests.architecture.source import FRONTEND, PROJECT, Function, functions_of, python_files

PYTHON_FILE, FUNCTION = 300, 40
TYPESCRIPT_FILE = 200
CODE = ("app", "tests", "migrations")
GENERATED = {"schema.ts", "schema.d.ts"}


def lines_of(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def too_long(paths: list[Path], limit: int) -> dict[str, int]:
    return {str(path.relative_to(PROJECT)): lines for path in paths if (lines := lines_of(path)) > limit}


def test_no_python_file_is_longer_than_300_lines() -> None:
    assert too_long(python_files(*CODE), PYTHON_FILE) == {}


def test_no_function_is_longer_than_40_lines() -> None:
    functions = [function for path in python_files("app", "tests") for function in functions_of(path)]

    assert {function.place: function.lines for function in functions if function.lines > FUNCTION} == {}


def test_no_typescript_file_is_longer_than_200_lines() -> None:
    sources = [path for path in (FRONTEND / "src").rglob("*.ts*") if path.name not in GENERATED]

    assert too_long(sources, TYPESCRIPT_FILE) == {}


def test_a_function_is_measured_without_its_docstring() -> None:
    tree = ast.parse('def f(a, *, b):\n    """Two\n    lines."""\n    return a + b\n')
    node = tree.body[0]
    assert isinstance(node, ast.FunctionDef)

    assert Function(Path("f.py"), node).lines == 2
