"""Answers about posts."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.infrastructure.message_bus.query_bus import QueryHandler
from app.infrastructure.serializers.markdown_renderer import render
from app.query.handlers.post_readers import PostReader
from app.query.models.cursor import cursor, keyed
from app.query.models.ready_json import Page, ReadyJson, dump, ready
from app.query.models.viewer import Viewer
from app.query.models.visibility import post_abilities
from app.query.queries.post_queries import GetPost, ListPosts, ListTags, PreviewText
from app.query.repositories.post_view_repository import PostViewRepository
from app.query.repositories.user_view_repository import UserViewRepository

LISTED = b'{"author":%b,"state":"present",%b'


@dataclass(frozen=True, slots=True)
class ListPostsHandler:
    posts: PostViewRepository
    users: UserViewRepository

    def handle(self, query: ListPosts, viewer: Viewer) -> Page:
        before = int(keyed(query.after, int)[0]) if query.after else None
        author_id = self.users.named(query.author).user_id if query.author else None
        rows = self.posts.newest(tag=query.tag, author_id=author_id, before=before, limit=query.limit + 1)
        shown = rows[: query.limit]
        items = [ReadyJson(LISTED % (card or b"null", summary[1:])) for _, summary, card in shown]
        return Page(items, cursor(shown[-1][0]) if len(rows) > query.limit else None)


@dataclass(frozen=True, slots=True)
class GetPostHandler:
    reader: PostReader

    def handle(self, query: GetPost, viewer: Viewer) -> ReadyJson:
        post = self.reader.post(query.post_id, viewer)
        can = post_abilities(viewer, state=post.state, author_id=post.author_id, version=post.version)
        author = {"author": self.reader.card(post.author_id)}
        return ready(dump(author), post.summary, post.detail, dump(self.reader.state(post)), dump({"can": can}))


@dataclass(frozen=True, slots=True)
class ListTagsHandler:
    posts: PostViewRepository

    def handle(self, query: ListTags, viewer: Viewer) -> Page:
        after = keyed(query.after, int, str) if query.after else None
        rows = self.posts.tags(after=(int(after[0]), str(after[1])) if after else None, limit=query.limit + 1)
        shown = rows[: query.limit]
        items = [ReadyJson(dump({"tag": row.tag, "post_count": row.post_count})) for row in shown]
        return Page(items, cursor(shown[-1].post_count, shown[-1].tag) if len(rows) > query.limit else None)


@dataclass(frozen=True, slots=True)
class PreviewTextHandler:
    def handle(self, query: PreviewText, viewer: Viewer) -> ReadyJson:
        return ReadyJson(dump({"html": render(query.body).html}))


def post_query_handlers(
    posts: PostViewRepository, users: UserViewRepository, reader: PostReader
) -> Mapping[type, QueryHandler[Viewer]]:
    """The handlers of this topic by query."""
    return {
        ListPosts: ListPostsHandler(posts, users),
        GetPost: GetPostHandler(reader),
        ListTags: ListTagsHandler(posts),
        PreviewText: PreviewTextHandler(),
    }
