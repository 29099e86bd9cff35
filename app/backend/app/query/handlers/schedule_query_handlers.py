"""Answers about posts that wait for their time, to those who wrote them."""

from collections.abc import Mapping
from dataclasses import dataclass

import orjson

from app.infrastructure.message_bus.query_bus import QueryHandler
from app.query.handlers.auth_query_handlers import SessionMissing
from app.query.models.cursor import cut, keyed
from app.query.models.ready_json import Page, ReadyJson, dump, rfc3339_of
from app.query.models.scheduled_post_view import ScheduledPostView
from app.query.models.viewer import Viewer
from app.query.models.visibility import may_read_scheduled
from app.query.queries.schedule_queries import GetScheduledPost, ListScheduledPosts
from app.query.repositories.post_view_repository import PostUnknown
from app.query.repositories.scheduled_post_view_repository import ScheduledPostViewRepository


@dataclass(frozen=True, slots=True)
class ListScheduledPostsHandler:
    posts: ScheduledPostViewRepository

    def handle(self, query: ListScheduledPosts, viewer: Viewer) -> Page:
        if viewer.id is None:
            raise SessionMissing
        after = keyed(query.after, int, str) if query.after else None
        rows = self.posts.of(viewer.id, after=(int(after[0]), str(after[1])) if after else None, limit=query.limit + 1)
        shown, next = cut(rows, query.limit, lambda row: (row.due, row.post_id))
        return Page([ReadyJson(dump(_summary(row))) for row in shown], next)


@dataclass(frozen=True, slots=True)
class GetScheduledPostHandler:
    posts: ScheduledPostViewRepository

    def handle(self, query: GetScheduledPost, viewer: Viewer) -> ReadyJson:
        if viewer.id is None:
            raise SessionMissing
        row = self.posts.find(query.post_id)
        if row is None or not may_read_scheduled(viewer, author_id=row.author_id):
            raise PostUnknown
        return ReadyJson(dump({**_summary(row), "body": row.body}))


def _summary(row: ScheduledPostView) -> dict[str, object]:
    return {
        "id": row.post_id,
        "title": row.title,
        "publish_at": rfc3339_of(row.due),
        "tags": orjson.Fragment(row.tags),
        "language": row.language,
        "state": row.state,
        "why": row.why,
    }


def schedule_query_handlers(posts: ScheduledPostViewRepository) -> Mapping[type, QueryHandler[Viewer]]:
    """The handlers of this topic by query."""
    return {
        ListScheduledPosts: ListScheduledPostsHandler(posts),
        GetScheduledPost: GetScheduledPostHandler(posts),
    }
