"""The ``eventsourcing`` library with its default, correct settings; runs in an environment of its own."""

import os
from pathlib import Path
from uuid import UUID

from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event
from eventsourcing.persistence import Notification

from bench.stores.callers import TEXT, measure

PAGE = 500


class Post(Aggregate):
    """A post with a text, as its documentation would write it."""

    def __init__(self, text: str) -> None:
        self.text = text

    @event("Edited")
    def edit(self, text: str) -> None:
        self.text = text


class EventsourcingStore:
    """Posts in an application of the library."""

    def __init__(self, application: Application[UUID]) -> None:
        self._application = application

    def publish(self) -> UUID:
        post = Post(TEXT)
        self._application.save(post)
        return post.id

    def edit(self, id: object) -> None:
        post = self._get(id)
        post.edit(TEXT)
        self._application.save(post)

    def write(self, events: int) -> UUID:
        post = Post(TEXT)
        for _ in range(events - 1):
            post.edit(TEXT)
        self._application.save(post)
        return post.id

    def load(self, id: object) -> None:
        self._get(id)

    def head(self) -> int:
        return self._application.recorder.max_notification_id() or 0

    def positions(self, after: int) -> list[int]:
        found: list[Notification] = list(self._application.recorder.select_notifications(after + 1, PAGE))
        return [notification.id for notification in found]

    def _get(self, id: object) -> Post:
        assert isinstance(id, UUID)
        post: Post = self._application.repository.get(id)
        return post


def open_store(address: str) -> EventsourcingStore:
    """A file at a path, or a database at a ``postgresql://`` address."""
    return EventsourcingStore(Application(env={**os.environ, **environment_of(address)}))


def environment_of(address: str) -> dict[str, str]:
    """What the library is told of where it stands."""
    if not address.startswith("postgresql:"):
        file = str(Path(address) / "eventsourcing.db")
        return {"PERSISTENCE_MODULE": "eventsourcing.sqlite", "SQLITE_DBNAME": file}
    user, _, rest = address.removeprefix("postgresql://").partition("@")
    host, _, name = rest.partition("/")
    return {
        "PERSISTENCE_MODULE": "eventsourcing.postgres",
        "POSTGRES_DBNAME": name,
        "POSTGRES_HOST": host.partition(":")[0],
        "POSTGRES_PORT": host.partition(":")[2] or "5432",
        "POSTGRES_USER": user.partition(":")[0],
        "POSTGRES_PASSWORD": user.partition(":")[2] or "none",
        "POSTGRES_POOL_SIZE": "16",
        "POSTGRES_MAX_OVERFLOW": "48",
    }


if __name__ == "__main__":
    measure(open_store)
