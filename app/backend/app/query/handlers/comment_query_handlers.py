"""Answers about comments."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.infrastructure.message_bus.query_bus import QueryHandler
from app.query.handlers.comment_readers import CommentReader, place_of
from app.query.handlers.mark_readers import MarkReader
from app.query.models.cursor import cut, numbered
from app.query.models.ready_json import Page, ReadyJson, dump, ready
from app.query.models.viewer import Viewer
from app.query.queries.comment_queries import GetComment, ListComments, ListCommentTimeline, ListUserComments
from app.query.repositories.comment_view_repository import CommentViewRepository
from app.query.repositories.post_view_repository import PostViewRepository
from app.query.repositories.user_view_repository import UserViewRepository


@dataclass(frozen=True, slots=True)
class ListCommentsHandler:
    comments: CommentViewRepository
    reader: CommentReader

    def handle(self, query: ListComments, viewer: Viewer) -> Page:
        post = self.reader.posts.post(query.post_id, viewer)
        behind = self.reader.behind(post.post_id, query.after)
        places = self.comments.thread(post.post_id, sort=query.sort, behind=behind, limit=query.limit + 1)
        shown, next = cut(places, query.limit, lambda place: (place.comment_id,))
        comments = self.comments.at(shown)
        telling, is_open = self.reader.telling(list(comments.values()), viewer), post.state == "present"
        told = [telling.comment(comments[place.comment_id], place, post_is_open=is_open) for place in shown]
        return Page([ready(*members) for members in told], next)


@dataclass(frozen=True, slots=True)
class GetCommentHandler:
    comments: CommentViewRepository
    reader: CommentReader

    def handle(self, query: GetComment, viewer: Viewer) -> ReadyJson:
        comment, post = self.reader.comment(query.comment_id, viewer)
        [place] = self.comments.places([comment])
        members = self.reader.telling([comment], viewer).comment(comment, place, post_is_open=post.state == "present")
        where = {"post": place_of(post), "place": self.reader.page_of(place)}
        return ready(*members, dump({"body": comment.body, **where}))


@dataclass(frozen=True, slots=True)
class ListUserCommentsHandler:
    comments: CommentViewRepository
    posts: PostViewRepository
    users: UserViewRepository
    reader: CommentReader

    def handle(self, query: ListUserComments, viewer: Viewer) -> Page:
        author_id = self.users.known_as(query.username).user_id
        rows = self.comments.by_author(author_id, viewer, before=numbered(query.after), limit=query.limit + 1)
        shown, next = cut(rows, query.limit, lambda comment: (comment.position,))
        posts = self.posts.at(comment.post_id for comment in shown)
        gone = self.reader.posts.gone({id: post.version for id, post in posts.items()})
        telling = self.reader.telling(shown, viewer, gone)
        items = []
        for comment, place in zip(shown, self.comments.places(shown), strict=True):
            post = posts[comment.post_id]
            members = telling.comment(comment, place, post_is_open=post.state == "present")
            items.append(ready(*members, dump({"post": place_of(post, is_gone=post.post_id in gone)})))
        return Page(items, next)


@dataclass(frozen=True, slots=True)
class ListCommentTimelineHandler:
    comments: CommentViewRepository
    marks: MarkReader

    def handle(self, query: ListCommentTimeline, viewer: Viewer) -> Page:
        comment = self.comments.get(query.comment_id)
        return self.marks.page(comment.comment_id, viewer, query, owner_id=comment.author_id)


def comment_query_handlers(
    comments: CommentViewRepository, posts: PostViewRepository, reader: CommentReader, marks: MarkReader
) -> Mapping[type, QueryHandler[Viewer]]:
    """The handlers of this topic by query."""
    return {
        ListComments: ListCommentsHandler(comments, reader),
        GetComment: GetCommentHandler(comments, reader),
        ListUserComments: ListUserCommentsHandler(comments, posts, reader.posts.users, reader),
        ListCommentTimeline: ListCommentTimelineHandler(comments, marks),
    }
