"""Reads accounts."""

from collections.abc import Iterable, Mapping
from functools import cache

import orjson
from sqlalchemy import ColumnElement, Select, bindparam, select

from app.domain.errors import NotFound
from app.infrastructure.database.kept_statements import any_of, numbered
from app.infrastructure.database.snapshots import Snapshots
from app.query.models.renamed import Renamed
from app.query.models.user_view import UserNameView, UserView
from app.query.projections.user_projection import username_key

BY_ID = UserView.user_id == bindparam("user_id")
OWNER = select(UserNameView.user_id).where(UserNameView.username_key == bindparam("username_key"))
BY_NAME = UserView.user_id == OWNER.scalar_subquery()


class UserUnknown(NotFound):
    """There is no such user."""

    code = "user.not_found"


class UserViewRepository:
    """The accounts, read in the request's snapshot."""

    def __init__(self, snapshots: Snapshots) -> None:
        self._snapshots = snapshots

    def get(self, user_id: str) -> UserView:
        return self._one(BY_ID, {"user_id": user_id})

    def named(self, username: str) -> UserView:
        """Who has that name or once had it."""
        return self._one(BY_NAME, {"username_key": username_key(username)})

    def known_as(self, username: str) -> UserView:
        """Who has that name now; raises ``Renamed`` where it is a former one, unless one looks back."""
        user = self.named(username)
        if not self._snapshots.looks_back and username_key(user.username) != username_key(username):
            raise Renamed(user.username)
        return user

    def cards(self, user_ids: Iterable[str | None]) -> dict[str | None, orjson.Fragment | None]:
        """How each of these people is shown; nobody as none."""
        cards: dict[str | None, orjson.Fragment | None] = {None: None}
        if ids := numbered(id for id in set(user_ids) if id is not None):
            rows = self._snapshots.tuples(_cards(len(ids)), ids)
            cards |= {user_id: orjson.Fragment(card) for user_id, card in rows}
        return cards

    def _one(self, condition: ColumnElement[bool], given: Mapping[str, object]) -> UserView:
        users = self._snapshots.kept(UserView, condition, given)
        if not users:
            raise UserUnknown
        return users[0]


@cache
def _cards(count: int) -> Select[str, bytes]:
    return select(UserView.user_id, UserView.card).where(any_of(UserView.user_id, count))
