"""Accounts as they stand, with how many posts of theirs can be read."""

import unicodedata

from app.domain.events.event import RecordedEvent, readable
from app.domain.events.post_events import PostDeleted, PostPublished, PostRestored
from app.domain.events.user_events import UserRegistered
from app.query.models.ready_json import dump, rfc3339
from app.query.models.user_view import UserView
from app.query.projections.projection import Projection, on
from app.query.projections.rows import Rows


def username_key(username: str) -> str:
    """What two spellings of one user name have in common."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", username).casefold())


class UserProjection(Projection):
    """Keeps a row for each account."""

    name, version = "users", 1

    def __init__(self) -> None:
        self.users = Rows(UserView.table())
        super().__init__(self.users)

    @on(UserRegistered)
    def registered(self, event: UserRegistered, recorded: RecordedEvent) -> None:
        username = readable(event.username) or event.user_id
        display_name = readable(event.display_name) or username
        self.users.put(
            {
                "user_id": event.user_id,
                "username": username,
                "username_key": username_key(username),
                "display_name": display_name,
                "bio": "",
                "role": event.role,
                "language": event.language,
                "joined_at": rfc3339(recorded.at),
                "post_count": 0,
                "card": dump({"id": event.user_id, "username": username, "display_name": display_name}),
            }
        )

    @on(PostPublished)
    def published(self, event: PostPublished, recorded: RecordedEvent) -> None:
        self._count(event.author_id, 1)

    @on(PostDeleted)
    def deleted(self, event: PostDeleted, recorded: RecordedEvent) -> None:
        self._count(recorded.actor_id, -1)

    @on(PostRestored)
    def restored(self, event: PostRestored, recorded: RecordedEvent) -> None:
        self._count(recorded.actor_id, 1)

    def _count(self, user_id: str | None, change: int) -> None:
        if user := self.users.get(user_id):
            self.users.put({**user, "post_count": user["post_count"] + change})
