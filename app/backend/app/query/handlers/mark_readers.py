"""How the record of a thing is answered with, whatever the thing is."""

from collections.abc import Sequence
from dataclasses import dataclass

import orjson

from app.query.models.cursor import cut, numbered
from app.query.models.mark_view import MarkView
from app.query.models.ready_json import Page, ReadyJson, dump
from app.query.repositories.mark_view_repository import MarkViewRepository
from app.query.repositories.user_view_repository import UserViewRepository


@dataclass(frozen=True, slots=True)
class MarkReader:
    """Reads pages of marks, with those who made them."""

    marks: MarkViewRepository
    users: UserViewRepository

    def page(self, subject_id: str, audiences: Sequence[str], *, after: str | None, limit: int) -> Page:
        """What happened to a thing that these audiences may read, oldest first."""
        rows = self.marks.of(subject_id, audiences=audiences, after=numbered(after), limit=limit + 1)
        shown, next = cut(rows, limit, lambda row: (row.position,))
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
