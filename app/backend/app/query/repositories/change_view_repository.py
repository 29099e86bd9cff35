"""Reads what changed."""

from collections.abc import Sequence

from sqlalchemy import select

from app.infrastructure.database.query_db import ViewSession
from app.query.models.change_view import ChangeView


class ChangeViewRepository:
    """The changes, read in the request's snapshot."""

    def __init__(self, session: ViewSession) -> None:
        self._session = session

    def after(self, position: int, limit: int) -> Sequence[ChangeView]:
        found = select(ChangeView).where(ChangeView.position > position).order_by(ChangeView.position).limit(limit)
        return self._session.scalars(found).all()
