"""Parts of statements that are made once and kept: to make one costs more than to run it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from sqlalchemy import ClauseElement, ColumnElement, Dialect, bindparam
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.sql.compiler import SQLCompiler

T = TypeVar("T", str, int)
Parameters = tuple[tuple[str, object], ...] | dict[str, object]
"""What a statement asks for, in order or by name, each with the value that it has from the start."""


def any_of(column: InstrumentedAttribute[T], count: int) -> ColumnElement[bool]:
    """Whether the column is one of that many values, of which there is one at least, given by ``numbered``."""
    return column.in_([bindparam(f"value_{number}") for number in range(count)])


def numbered(values: Iterable[object]) -> dict[str, object]:
    """The values as the parameters that ``any_of`` asks for."""
    return {f"value_{number}": value for number, value in enumerate(values)}


def text_of(statement: ClauseElement, dialect: Dialect) -> tuple[str, Parameters]:
    """The statement's text, and its parameters with the values that they have from the start."""
    compiled = statement.compile(dialect=dialect)
    assert isinstance(compiled, SQLCompiler)
    if compiled.positiontup is None:
        return compiled.string, dict(compiled.params)
    return compiled.string, tuple((name, compiled.params[name]) for name in compiled.positiontup)


def filled(parameters: Parameters, given: Mapping[str, object]) -> Sequence[object] | Mapping[str, object]:
    """The parameters as the driver takes them: in order, or by name."""
    if isinstance(parameters, tuple):
        return [given.get(name, value) for name, value in parameters]
    return {name: given.get(name, value) for name, value in parameters.items()}
