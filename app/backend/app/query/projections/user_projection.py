"""Accounts as they stand, with how many posts of theirs can be read."""

import unicodedata
from collections.abc import Sequence

from app.domain.events.event import RecordedEvent, readable
from app.domain.events.post_events import PostDeleted, PostPublished, PostRestored
from app.domain.events.user_events import UserProfileChanged, UserRegistered, UserRenamed
from app.query.models.ready_json import dump, rfc3339
from app.query.models.user_view import UserNameView, UserView
from app.query.projections.projection import Projection, on
from app.query.projections.rows import Row, Rows


def username_key(username: str) -> str:
    """What two spellings of one user name have in common."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", username).casefold())


class UserProjection(Projection):
    """Keeps a row for each account, and one for each name that somebody has or had."""

    name, version = "users", 3

    def __init__(self) -> None:
        self.users = self.remembered(UserView.table())
        self.names = Rows(UserNameView.table())
        super().__init__(self.users, self.names)

    def expect(self, page: Sequence[RecordedEvent]) -> None:
        """Also the authors of posts, who are those who delete and restore them."""
        super().expect(page)
        self.users.expect_named(page, "author_id")
        self.users.expect({(each.actor_id,): None for each in page if each.actor_id})

    @on(UserRegistered)
    def registered(self, event: UserRegistered, recorded: RecordedEvent) -> None:
        username = readable(event.username) or event.user_id
        display_name = readable(event.display_name) or username
        self.users.add(
            {
                "user_id": event.user_id,
                "username": username,
                "display_name": display_name,
                "bio": "",
                "role": event.role,
                "language": event.language,
                "joined_at": rfc3339(recorded.at),
                "post_count": 0,
                "card": _card(event.user_id, username, display_name),
            }
        )
        self.names.put({"username_key": username_key(username), "user_id": event.user_id})

    @on(UserRenamed)
    def renamed(self, event: UserRenamed, recorded: RecordedEvent) -> None:
        username = readable(event.username) or event.user_id
        self._change(event.user_id, {"username": username, **self._shown_by(username, event.user_id)})
        self.names.put({"username_key": username_key(username), "user_id": event.user_id})

    @on(UserProfileChanged)
    def profile_changed(self, event: UserProfileChanged, recorded: RecordedEvent) -> None:
        given = {"display_name": event.display_name, "bio": event.bio, "language": event.language}
        self._change(event.user_id, {name: readable(value) for name, value in given.items() if value is not None})

    @on(PostPublished)
    def published(self, event: PostPublished, recorded: RecordedEvent) -> None:
        self._count(event.author_id, 1)

    @on(PostDeleted)
    def deleted(self, event: PostDeleted, recorded: RecordedEvent) -> None:
        self._count(recorded.actor_id, -1)

    @on(PostRestored)
    def restored(self, event: PostRestored, recorded: RecordedEvent) -> None:
        self._count(recorded.actor_id, 1)

    def _shown_by(self, username: str, user_id: str) -> Row:
        """Who is shown by user name goes on being so."""
        user = self.users.get(user_id)
        return {"display_name": username} if user and user["display_name"] == user["username"] else {}

    def _change(self, user_id: str, changes: Row) -> None:
        """Change an account, and how it is shown as an author; a name that was erased reads as the user name."""
        user = self.users.get(user_id)
        if user is None:
            raise LookupError(f"user {user_id} never registered")
        user = {**user, **changes}
        user["display_name"] = user["display_name"] or user["username"]
        user["bio"] = user["bio"] or ""
        self.users.put({**user, "card": _card(user_id, user["username"], user["display_name"])})

    def _count(self, user_id: str | None, change: int) -> None:
        if user := self.users.get(user_id):
            self.users.put({**user, "post_count": user["post_count"] + change})


def _card(user_id: str, username: str, display_name: str) -> bytes:
    return dump({"id": user_id, "username": username, "display_name": display_name})
