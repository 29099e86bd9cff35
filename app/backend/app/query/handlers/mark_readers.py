"""How the record of a thing is answered with, whatever the thing is."""

from dataclasses import dataclass

import orjson

from app.query.models.cursor import cut, numbered
from app.query.models.mark_view import MarkView
from app.query.models.ready_json import Page, ReadyJson, dump
from app.query.models.viewer import Viewer
from app.query.models.visibility import audiences
from app.query.queries.comment_queries import ListCommentTimeline
from app.query.queries.post_queries import ListPostTimeline
from app.query.queries.user_queries import ListUserTimeline
from app.query.repositories.mark_view_repository import MarkViewRepository
from app.query.repositories.user_view_repository import UserViewRepository

Timeline = ListPostTimeline | ListCommentTimeline | ListUserTimeline


@dataclass(frozen=True, slots=True)
class MarkReader:
    """Reads pages of marks, with those who made them."""

    marks: MarkViewRepository
    users: UserViewRepository

    def page(self, thing_id: str, viewer: Viewer, query: Timeline, *, owner_id: str) -> Page:
        """What happened to that owner's thing and may be read by the viewer, oldest first."""
        readable = audiences(viewer, subject_id=owner_id)
        rows = self.marks.of(thing_id, audiences=readable, after=numbered(query.after), limit=query.limit + 1)
        shown, next = cut(rows, query.limit, lambda row: (row.position,))
        cards = self.users.cards(row.actor_id for row in shown)
        items = [ReadyJson(_mark(row, cards.get(row.actor_id))) for row in shown]
        return Page(items, next)


def _mark(row: MarkView, actor: ReadyJson | None) -> bytes:
    return dump(
        {
            "position": row.position,
            "kind": row.kind,
            "actor": actor,
            "at": row.at,
            "reason": row.reason,
            "cause": None,
            "parameters": orjson.Fragment(row.parameters),
        }
    )
