"""A view that cannot take in what tests choose."""

from collections.abc import Sequence
from typing import ClassVar

from sqlalchemy import BigInteger, Column, Connection, MetaData, String, Table

from app.domain.events.event import RecordedEvent
from app.domain.events.post_events import PostDeleted, PostEdited, PostPublished, PostRestored
from app.infrastructure.database.numbered_tables import numbered
from app.query.projections.checkpoints import find_checkpoint, numbers_of
from app.query.projections.projection import Projection, on
from app.query.projections.rows import Rows
from tests.integration.views import Views

SEEN = Table("seen_v1", MetaData(), Column("position", BigInteger, primary_key=True), Column("stream_id", String(36)))


class Faulty(Projection):
    """Keeps a row for each event about a post, but raises at those whose positions are named.

    Before those that are ``unprepared`` it raises earlier, and the rows of those that are ``spoilt`` no database takes.
    """

    name, version = "faulty", 1
    raises: ClassVar[dict[int, Exception]] = {}
    unprepared: ClassVar[set[int]] = set()
    spoilt: ClassVar[set[int]] = set()
    tried: ClassVar[list[int]] = []

    def __init__(self) -> None:
        self.seen = Rows(SEEN)
        super().__init__(self.seen)

    def prepare(self, page: Sequence[RecordedEvent]) -> None:
        if not self.unprepared.isdisjoint([each.position for each in page]):
            raise LookupError

    @on(PostPublished)
    def published(self, event: PostPublished, recorded: RecordedEvent) -> None:
        self._see(recorded)

    @on(PostEdited)
    def edited(self, event: PostEdited, recorded: RecordedEvent) -> None:
        self._see(recorded)

    @on(PostDeleted)
    def deleted(self, event: PostDeleted, recorded: RecordedEvent) -> None:
        self._see(recorded)

    @on(PostRestored)
    def restored(self, event: PostRestored, recorded: RecordedEvent) -> None:
        self._see(recorded)

    def _see(self, recorded: RecordedEvent) -> None:
        self.tried.append(recorded.position)
        position = None if recorded.position in self.spoilt else recorded.position
        self.seen.put({"position": position, "stream_id": recorded.stream_id})
        if error := self.raises.get(recorded.position):
            raise error


def mend() -> None:
    """Let it take in everything again."""
    for faults in (Faulty.raises, Faulty.unprepared, Faulty.spoilt, Faulty.tried):
        faults.clear()


def number_of(connection: Connection) -> int:
    standing = find_checkpoint(connection, "board")
    assert standing is not None
    return numbers_of(standing.serving)["faulty"]


def seen(views: Views) -> list[int]:
    """The positions that the view has taken in."""
    with views.engine.connect() as connection:
        rows = connection.execute(numbered(SEEN, number_of(connection)).select())
        return sorted(row.position for row in rows)
