"""Reads accounts."""

from collections.abc import Iterable

import orjson
from sqlalchemy import ColumnElement, select

from app.domain.errors import NotFound
from app.infrastructure.database.snapshots import Snapshots
from app.query.models.renamed import Renamed
from app.query.models.user_view import UserNameView, UserView
from app.query.projections.user_projection import username_key


class UserUnknown(NotFound):
    """There is no such user."""

    code = "user.not_found"


class UserViewRepository:
    """The accounts, read in the request's snapshot."""

    def __init__(self, snapshots: Snapshots) -> None:
        self._snapshots = snapshots

    def get(self, user_id: str) -> UserView:
        return self._one(UserView.user_id == user_id)

    def named(self, username: str) -> UserView:
        """Who has that name or once had it."""
        owner = select(UserNameView.user_id).where(UserNameView.username_key == username_key(username))
        return self._one(UserView.user_id == owner.scalar_subquery())

    def known_as(self, username: str) -> UserView:
        """Who has that name now; raises ``Renamed`` where it is a former one, unless one looks back."""
        user = self.named(username)
        if not self._snapshots.looks_back and username_key(user.username) != username_key(username):
            raise Renamed(user.username)
        return user

    def cards(self, user_ids: Iterable[str | None]) -> dict[str | None, orjson.Fragment | None]:
        """How each of these people is shown; nobody as none."""
        found = select(UserView.user_id, UserView.card).where(UserView.user_id.in_(set(user_ids) - {None}))
        cards: dict[str | None, orjson.Fragment | None] = {None: None}
        cards |= {row.user_id: orjson.Fragment(row.card) for row in self._snapshots.rows(found)}
        return cards

    def _one(self, condition: ColumnElement[bool]) -> UserView:
        users = self._snapshots.objects(select(UserView).where(condition))
        if not users:
            raise UserUnknown
        return users[0]
