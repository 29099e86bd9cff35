"""Answers about how things came to be: versions, differences, records."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

import orjson

from app.infrastructure.message_bus.query_bus import QueryHandler
from app.query.handlers.mark_readers import MarkReader
from app.query.handlers.post_readers import Cards, PostReader, state_members
from app.query.models.cursor import cut, numbered
from app.query.models.post_view import PostVersionView
from app.query.models.ready_json import Page, ReadyJson, dump, ready
from app.query.models.text_diff import diff_paragraphs, diff_words
from app.query.models.viewer import Viewer
from app.query.queries.post_queries import ComparePostVersions, GetVersion, ListPostTimeline, ListVersions
from app.query.queries.user_queries import ListUserTimeline
from app.query.repositories.post_view_repository import PostViewRepository
from app.query.repositories.user_view_repository import UserViewRepository


@dataclass(frozen=True, slots=True)
class ListVersionsHandler:
    posts: PostViewRepository
    users: UserViewRepository
    reader: PostReader

    def handle(self, query: ListVersions, viewer: Viewer) -> Page:
        before = numbered(query.after)
        post = self.reader.post(query.post_id, viewer)
        rows = self.posts.versions(post.post_id, before=before, limit=query.limit + 1)
        shown, next = cut(rows, query.limit, lambda row: (row.version,))
        cards = self.users.cards(id for row in shown for id in (row.author_id, row.state_by))
        items = [ReadyJson(_version(row, cards)) for row in shown]
        return Page(items, next)


@dataclass(frozen=True, slots=True)
class GetVersionHandler:
    posts: PostViewRepository
    users: UserViewRepository
    reader: PostReader

    def handle(self, query: GetVersion, viewer: Viewer) -> ReadyJson:
        post = self.reader.post(query.post_id, viewer)
        row = self.reader.version(post, query.version)
        text = {"body": row.body, "html": row.html, "tags": orjson.Fragment(row.tags), "language": row.language}
        return ready(_version(row, self.users.cards([row.author_id])), dump(text))


@dataclass(frozen=True, slots=True)
class ComparePostVersionsHandler:
    posts: PostViewRepository
    users: UserViewRepository
    reader: PostReader

    def handle(self, query: ComparePostVersions, viewer: Viewer) -> ReadyJson:
        post = self.reader.post(query.post_id, viewer)
        old, new = self.reader.version(post, query.from_version), self.reader.version(post, query.to_version)
        cards = self.users.cards([old.author_id, new.author_id])
        ends = {"from": ReadyJson(_version(old, cards)), "to": ReadyJson(_version(new, cards))}
        return ReadyJson(dump({**ends, **_changes(old, new)}))


@dataclass(frozen=True, slots=True)
class ListPostTimelineHandler:
    posts: PostViewRepository
    marks: MarkReader

    def handle(self, query: ListPostTimeline, viewer: Viewer) -> Page:
        post = self.posts.get(query.post_id)
        return self.marks.page(post.post_id, viewer, query, owner_id=post.author_id)


@dataclass(frozen=True, slots=True)
class ListUserTimelineHandler:
    users: UserViewRepository
    marks: MarkReader

    def handle(self, query: ListUserTimeline, viewer: Viewer) -> Page:
        user = self.users.known_as(query.username)
        return self.marks.page(user.user_id, viewer, query, owner_id=user.user_id)


def _version(row: PostVersionView, cards: Cards) -> bytes:
    return dump(
        {
            "version": row.version,
            "title": row.title,
            "at": row.at,
            "author": cards.get(row.author_id),
            "reason": row.reason,
            "group": row.first_of_group,
            "words_added": row.words_added,
            "words_removed": row.words_removed,
            "reverts_to": row.reverts_to,
            **state_members(row, cards),
        }
    )


def _changes(old: PostVersionView, new: PostVersionView) -> dict[str, object]:
    old_tags, new_tags = orjson.loads(old.tags), orjson.loads(new.tags)
    return {
        "title": [asdict(segment) for segment in diff_words(old.title or "", new.title or "")],
        "body": [asdict(block) for block in diff_paragraphs(old.body or "", new.body or "")],
        "tags": {
            "added": [tag for tag in new_tags if tag not in old_tags],
            "removed": [tag for tag in old_tags if tag not in new_tags],
        },
    }


def history_query_handlers(
    posts: PostViewRepository, users: UserViewRepository, marks: MarkReader, reader: PostReader
) -> Mapping[type, QueryHandler[Viewer]]:
    """The handlers of this topic by query."""
    return {
        ListVersions: ListVersionsHandler(posts, users, reader),
        GetVersion: GetVersionHandler(posts, users, reader),
        ComparePostVersions: ComparePostVersionsHandler(posts, users, reader),
        ListPostTimeline: ListPostTimelineHandler(posts, marks),
        ListUserTimeline: ListUserTimelineHandler(users, marks),
    }
