"""The rows of a view that remember what they were."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import Table

from app.domain.events.event import RecordedEvent
from app.infrastructure.database.past_tables import FROM, OPEN, TO, past_of
from app.query.projections.rows import Key, Row, Rows


class RememberedRows(Rows):
    """Rows that stand, and beside them what they were before each event that changed them.

    ``position`` tells the position of the event that is being folded. Columns ``without`` are not remembered: they are
    kept elsewhere, or matter to nobody in the past.
    """

    def __init__(self, table: Table, position: Callable[[], int], without: frozenset[str] = frozenset()) -> None:
        super().__init__(table)
        self.past = Rows(past_of(table, without))
        self._position = position
        self._kept = [column.name for column in table.columns if column.name not in without] if without else []

    @property
    def parts(self) -> tuple[Rows, ...]:
        return self, self.past

    def expect(self, keys: Iterable[Key]) -> None:
        keys = list(keys)
        super().expect(keys)
        self.past.expect((*key, OPEN) for key in keys)

    def expect_named(self, page: Sequence[RecordedEvent], *names: str) -> None:
        super().expect_named(page, *names)
        self.past.expect((*key, OPEN) for key in self._expected)

    def add(self, row: Row) -> None:
        """Put a row whose key has none that stands, so that nothing has to be looked for.

        It is remembered though nothing changed, so that a fold that never saw an erased text gives the same rows.
        """
        super().put(row)
        span = {FROM: self._position(), TO: OPEN}
        self.past.put({name: row[name] for name in self._kept} | span if self._kept else row | span)

    def put(self, row: Row) -> None:
        self._end(self._key_of(row))
        self.add(row)

    def remove(self, *key: Any) -> None:
        super().remove(*key)
        self._end(key)

    def _end(self, key: Key) -> None:
        """Close the row that stood until now; one that began with this very event never did."""
        at = self._position()
        if before := self.past.get(*key, OPEN):
            if before[FROM] < at:
                self.past.put({**before, TO: at})
            self.past.remove(*key, OPEN)
