"""Tables that keep what the rows of another table were, each from one position of the log to another."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import BigInteger, Column, Index, MetaData, Table
from sqlalchemy.sql.elements import UnaryExpression

FROM, TO = "from_position", "to_position"
OPEN = 2**63 - 1
"""Where a row ends that still stands."""
BEGAN = "position"
"""The column of a row that names the position at which its thing began, so that later ones need not be looked at."""

Parameters = Sequence[object] | Mapping[str, object]


@cache
def past_of(table: Table, without: frozenset[str] = frozenset()) -> Table:
    """The table of what the rows of that table were; columns that are kept elsewhere are left out."""
    name = re.sub(r"(_v\d+)?$", r"_past\1", table.name, count=1)
    kept = [column for column in table.columns if column.name not in without]
    past = Table(
        name,
        MetaData(),
        *(Column(each.name, each.type, primary_key=each.primary_key, nullable=each.nullable) for each in kept),
        Column(FROM, BigInteger, nullable=False),
        Column(TO, BigInteger, primary_key=True),
        info={"of": table, "without": without},
        sqlite_with_rowid=False,  # so that what one thing was over time stands together
    )
    for index in table.indexes:
        columns = [_column_of(past, expression) for expression in index.expressions]
        Index(str(index.name).replace(table.name, name), *columns, past.c[TO], past.c[FROM])
    return past


def is_past(table: Table) -> bool:
    """Whether that is what ``past_of`` made."""
    return "of" in table.info


class Past:
    """Lets statements that name tables mean what those held at a position."""

    def __init__(self, tables: Iterable[Table]) -> None:
        """``tables`` are those made by ``past_of``; what has none is always as it is now."""
        self._slices = {table.info["of"].name: _slice(table) for table in tables}
        self._named = re.compile(rf"\b({'|'.join(map(re.escape, self._slices)) or '(?!)'})\b")
        self._openings: dict[tuple[str, str], tuple[str, int]] = {}

    def look_back(self, sql: str, parameters: Parameters, position: int) -> tuple[str, Parameters]:
        """The statement and its parameters, those of the driver, as of the position."""
        mark = "%(as_of)s" if isinstance(parameters, Mapping) else "?"
        opening, marks = self._opening(sql, mark)
        if isinstance(parameters, Mapping):
            return opening + sql, {**parameters, "as_of": position}
        return opening + sql, (*[position] * marks, *parameters)

    def _opening(self, sql: str, mark: str) -> tuple[str, int]:
        """Common table expressions that hide the tables behind slices of their past."""
        found = self._openings.get((sql, mark))
        if found is None:
            names = dict.fromkeys(self._named.findall(sql))
            slices = [f"{name} AS NOT MATERIALIZED ({self._slices[name]})" for name in names]
            opening = f"WITH {', '.join(slices)} " if slices else ""
            found = self._openings[sql, mark] = opening.replace("?", mark), opening.count("?")
        return found


NO_PAST = Past(())


def _slice(table: Table) -> str:
    """What a table held at a position; the position is asked for by each ``?``."""
    live: Table = table.info["of"]
    columns = [f"NULL AS {each.name}" if each.name in table.info["without"] else each.name for each in live.columns]
    began = f" AND {BEGAN} <= ?" if BEGAN in table.columns else ""
    return f"SELECT {', '.join(columns)} FROM {table.name} WHERE {FROM} <= ? AND {TO} > ?{began}"  # noqa: S608


def _column_of(past: Table, expression: Any) -> Any:
    """The same column of the other table, in the same direction."""
    if isinstance(expression, UnaryExpression):
        return past.c[expression.element.name].desc()
    return past.c[expression.name]
