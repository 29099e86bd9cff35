"""The log of Hindsight, encryption and leaf hashes on, as its own repositories use it."""

import os
import sys
from datetime import UTC, datetime

from app.app import create_app
from app.command.repositories import aggregate_repository
from app.command.repositories.post_repository import PostRepository
from app.config.settings import Settings
from app.domain.models.actor import Actor
from app.domain.models.post_aggregate import Post
from app.domain.models.value_objects import PostText
from app.infrastructure.event_store import recent_states
from app.infrastructure.event_store.event_repository import EventRepository
from app.infrastructure.event_store.uuid7 import uuid7
from app.infrastructure.message_bus.command_bus import CommandContext
from bench.stores.callers import TEXT, measure

AUTHOR = Actor(uuid7(), "member")
POST = PostText("What the ledger says", TEXT, (), "en")
PAGE = 500
SNAPSHOTS, MEMORY = "BENCH_SNAPSHOTS", "BENCH_MEMORY"
"""Set to ``off``, streams are replayed whole; and what they have come to is not kept in memory."""


class HindsightStore:
    """Posts in the log."""

    def __init__(self, events: EventRepository) -> None:
        self._events, self._posts = events, PostRepository(events)

    def publish(self) -> str:
        id = uuid7()
        self._posts.save(Post.publish(id, by=AUTHOR, text=POST), _context())
        return id

    def edit(self, id: object) -> None:
        post = self._posts.get(str(id))
        post.edit(by=AUTHOR, text=POST, reason=None, expected_version=None)
        self._posts.save(post, _context())

    def write(self, events: int) -> str:
        post = Post.publish(uuid7(), by=AUTHOR, text=POST)
        for _ in range(events - 1):
            post.edit(by=AUTHOR, text=POST, reason=None, expected_version=None)
        self._posts.save(post, _context())
        return post.id

    def load(self, id: object) -> None:
        self._posts.get(str(id))

    def head(self) -> int:
        return self._events.head()

    def positions(self, after: int) -> list[int]:
        return [stored.position for stored in self._events.read(after, PAGE)]


def _context() -> CommandContext:
    return CommandContext(command_id=uuid7(), actor=AUTHOR, now=datetime.now(UTC), correlation_id=uuid7())


def open_store(address: str) -> HindsightStore:
    """The log in that folder, or the one that the environment names."""
    if os.environ.get(SNAPSHOTS) == "off":
        aggregate_repository.SNAPSHOT_EVERY = sys.maxsize
    if os.environ.get(MEMORY) == "off":
        recent_states.MOST = 0
    settings = Settings.read({**os.environ, "HINDSIGHT_DATA_DIR": address})
    return HindsightStore(create_app(settings).extensions["board"].events)


if __name__ == "__main__":
    measure(open_store)
