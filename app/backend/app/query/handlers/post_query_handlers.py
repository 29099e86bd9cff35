"""Answers about posts."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.infrastructure.message_bus.query_bus import QueryHandler
from app.infrastructure.serializers.markdown_renderer import Previews
from app.query.handlers.post_readers import PostReader
from app.query.models.cursor import cut, keyed
from app.query.models.ready_json import Page, ReadyJson, dump, ready
from app.query.models.viewer import Viewer
from app.query.models.visibility import post_abilities
from app.query.queries.post_queries import GetPost, ListPosts, ListTags, PreviewText
from app.query.queries.user_queries import ListUserPosts
from app.query.repositories.post_view_repository import PostViewRepository
from app.query.repositories.reaction_view_repository import ReactionViewRepository
from app.query.repositories.user_view_repository import UserViewRepository


@dataclass(frozen=True, slots=True)
class ListPostsHandler:
    users: UserViewRepository
    reader: PostReader

    def handle(self, query: ListPosts, viewer: Viewer) -> Page:
        author_id = self.users.named(query.author).user_id if query.author else None
        return self.reader.page(query, tag=query.tag, author_id=author_id, sort=query.sort)


@dataclass(frozen=True, slots=True)
class ListUserPostsHandler:
    users: UserViewRepository
    reader: PostReader

    def handle(self, query: ListUserPosts, viewer: Viewer) -> Page:
        author_id = self.users.known_as(query.username).user_id
        return self.reader.page(query, tag=None, author_id=author_id, sort="new")


@dataclass(frozen=True, slots=True)
class GetPostHandler:
    reader: PostReader
    reactions: ReactionViewRepository

    def handle(self, query: GetPost, viewer: Viewer) -> ReadyJson:
        post = self.reader.post(query.post_id, viewer)
        can = post_abilities(viewer, state=post.state, author_id=post.author_id, version=post.version)
        members = {"author": self.reader.card(post.author_id), **self.reader.state(post), "can": can}
        if viewer.id is not None and not viewer.looks_back:
            members["my"] = {"reactions": self.reactions.of(viewer, [post.post_id]).get(post.post_id, [])}
        return ready(post.summary, self.reader.detail(post), self.reader.counted(post), dump(members))


@dataclass(frozen=True, slots=True)
class ListTagsHandler:
    posts: PostViewRepository

    def handle(self, query: ListTags, viewer: Viewer) -> Page:
        after = keyed(query.after, int, str) if query.after else None
        rows = self.posts.tags(after=(int(after[0]), str(after[1])) if after else None, limit=query.limit + 1)
        shown, next = cut(rows, query.limit, lambda row: (row.post_count, row.tag))
        items = [ReadyJson(dump({"tag": row.tag, "post_count": row.post_count})) for row in shown]
        return Page(items, next)


@dataclass(frozen=True, slots=True)
class PreviewTextHandler:
    previews: Previews

    def handle(self, query: PreviewText, viewer: Viewer) -> ReadyJson:
        return ReadyJson(dump({"html": self.previews.render(query.body).html}))


def post_query_handlers(
    posts: PostViewRepository, users: UserViewRepository, reader: PostReader, reactions: ReactionViewRepository
) -> Mapping[type, QueryHandler[Viewer]]:
    """The handlers of this topic by query."""
    return {
        ListPosts: ListPostsHandler(users, reader),
        ListUserPosts: ListUserPostsHandler(users, reader),
        GetPost: GetPostHandler(reader, reactions),
        ListTags: ListTagsHandler(posts),
        PreviewText: PreviewTextHandler(Previews()),
    }
