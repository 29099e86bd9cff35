"""Whether two sets of tables of a view say the same."""

import hashlib
from collections.abc import Generator, Iterator

from sqlalchemy import Connection, Table, select

from app.infrastructure.database.numbered_tables import NUMBER, numbered
from app.query.models.comparison import Comparison
from app.query.projections.projection import Projection

AT_ONCE = 1_000


def compare(connection: Connection, projection: Projection, old: int, new: int) -> Generator[str]:
    """Read both in one snapshot, a little at each step; the last one tells what is to be kept, the others nothing."""
    differing, rows = [], 0
    for table in (rows.table for rows in projection.rows):
        found = []
        for number in (old, new):
            reading = _digest(connection, numbered(table, number))
            while isinstance(digest := next(reading), str):
                yield ""
            found.append(digest)
        rows += found[1][0]
        if found[0] != found[1]:
            differing.append((NUMBER.sub("", table.name), found[0][0], found[1][0]))
    yield Comparison(rows, differing).kept()


def _digest(connection: Connection, table: Table) -> Iterator[str | tuple[int, bytes]]:
    """How many rows there are and what they hash to, after as many steps as it takes."""
    count, digest = 0, hashlib.sha256()
    ordered = select(table).order_by(*table.primary_key)
    with connection.execution_options(yield_per=AT_ONCE).execute(ordered) as rows:
        for some in rows.partitions():
            count += len(some)
            for row in some:
                digest.update(repr(tuple(row)).encode())
            yield ""
    yield count, digest.digest()
