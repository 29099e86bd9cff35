"""The rows of a view that remember what they were."""

from collections.abc import Callable, Iterable, Mapping, Sequence
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
        self._position, self._without = position, without

    @property
    def parts(self) -> tuple[Rows, ...]:
        return self, self.past

    def expect(self, keys: Iterable[Key]) -> None:
        keys = list(keys)
        super().expect(keys)
        self.past.expect((*key, OPEN) for key in keys)

    def expect_named(self, page: Sequence[RecordedEvent]) -> None:
        super().expect_named(page)
        self.past.expect((*key, OPEN) for key in self._expected)

    def put(self, row: Mapping[str, Any]) -> None:
        super().put(row)
        remembered = {name: value for name, value in row.items() if name not in self._without}
        self._end(tuple(row[name] for name in self._names), remembered)

    def remove(self, *key: Any) -> None:
        super().remove(*key)
        self._end(key, None)

    def _end(self, key: tuple[Any, ...], follower: Row | None) -> None:
        """Close the row that stood until now, and begin the one that follows it.

        It is begun though nothing changed, so that a fold that never saw an erased text gives the same rows.
        """
        at = self._position()
        before = self.past.get(*key, OPEN)
        if before and before[FROM] < at:
            self.past.put({**before, TO: at})
        if follower is not None:
            self.past.put({**follower, FROM: at, TO: OPEN})
        elif before:
            self.past.remove(*key, OPEN)
