"""Answers about what changed."""

from collections.abc import Mapping
from dataclasses import dataclass

import orjson

from app.infrastructure.message_bus.query_bus import QueryHandler
from app.query.models.change import Change, Changes
from app.query.models.viewer import Viewer
from app.query.models.visibility import audiences
from app.query.queries.change_queries import FindMoment, ListChanges
from app.query.repositories.change_view_repository import ChangeViewRepository
from app.query.repositories.checkpoint_repository import CheckpointRepository


@dataclass(frozen=True, slots=True)
class ListChangesHandler:
    changes: ChangeViewRepository
    checkpoint: CheckpointRepository

    def handle(self, query: ListChanges, viewer: Viewer) -> Changes:
        _, position = self.checkpoint.position()
        rows = self.changes.after(query.after, query.limit)
        upto = rows[-1].position if len(rows) == query.limit else max(position, query.after)
        told = [row for row in rows if row.audience in audiences(viewer, subject_id=row.subject_id)]
        return Changes([Change(row.position, tuple(orjson.loads(row.topics))) for row in told], upto)


@dataclass(frozen=True, slots=True)
class FindMomentHandler:
    changes: ChangeViewRepository

    def handle(self, query: FindMoment, viewer: Viewer) -> int:
        return self.changes.last_at(query.at)


def change_query_handlers(
    changes: ChangeViewRepository, checkpoint: CheckpointRepository
) -> Mapping[type, QueryHandler[Viewer]]:
    """The handlers of this topic by query."""
    return {ListChanges: ListChangesHandler(changes, checkpoint), FindMoment: FindMomentHandler(changes)}
