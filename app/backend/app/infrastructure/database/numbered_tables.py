"""Tables of which several stand side by side, each with a number; statements name the table and mean one of them."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from sqlalchemy import MetaData, Table
from sqlalchemy.sql import quoted_name

NUMBER = re.compile(r"_v\d+$")
KEPT_STATEMENTS = 1_000
"""Not all, as some are asked but once."""


def numbered_name(name: str, number: int) -> str:
    return f"{NUMBER.sub('', name)}_v{number}"


@cache
def numbered(table: Table, number: int) -> Table:
    """The table with that number, its indexes named alike."""
    copy = table.to_metadata(MetaData(), name=numbered_name(table.name, number))
    for index in copy.indexes:
        index.name = quoted_name(str(index.name).replace(table.name, copy.name), None)
    return copy


class Placement:
    """Puts the numbered tables into statements."""

    def __init__(self, names: Mapping[str, str]) -> None:
        """``names`` gives the table that stands for each one named."""
        self._names = dict(names)
        self._named = re.compile(rf"\b({'|'.join(map(re.escape, names)) or '(?!)'})\b")
        self._placed = lru_cache(KEPT_STATEMENTS)(self._put_into)

    def place(self, sql: str) -> str:
        """The statement as the database is to run it."""
        return self._placed(sql)

    def _put_into(self, sql: str) -> str:
        return self._named.sub(lambda found: self._names[found[1]], sql)


UNPLACED = Placement({})
