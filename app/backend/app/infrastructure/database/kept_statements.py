"""Parts of statements that are made once and kept: to make one costs more than to run it."""

from collections.abc import Iterable
from typing import TypeVar

from sqlalchemy import ColumnElement, bindparam
from sqlalchemy.orm import InstrumentedAttribute

T = TypeVar("T", str, int)


def any_of(column: InstrumentedAttribute[T], count: int) -> ColumnElement[bool]:
    """Whether the column is one of that many values, of which there is one at least, given by ``numbered``."""
    return column.in_([bindparam(f"value_{number}") for number in range(count)])


def numbered(values: Iterable[object]) -> dict[str, object]:
    """The values as the parameters that ``any_of`` asks for."""
    return {f"value_{number}": value for number, value in enumerate(values)}
