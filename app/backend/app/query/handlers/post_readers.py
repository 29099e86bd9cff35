"""What answers about posts have in common: whether this viewer may read one, and how a list of them goes on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import orjson

from app.query.models.comment_view import CommentView
from app.query.models.cursor import cut, keyed
from app.query.models.gone import Gone
from app.query.models.post_view import ListedPost, PostVersionView, PostView
from app.query.models.ready_json import Page, ReadyJson, dump, reactions
from app.query.models.viewer import Viewer
from app.query.models.visibility import may_read
from app.query.queries.post_queries import ListPosts
from app.query.queries.user_queries import ListUserPosts
from app.query.repositories.post_view_repository import ORDERS, PostViewRepository
from app.query.repositories.user_view_repository import UserViewRepository

LISTED = b'{"author":%b,"state":"present","comment_count":%d,"reactions":%b,%b'

NO_WORDS = {"slug": "", "title": "", "excerpt": "", "tags": []}

Standing = PostView | PostVersionView | CommentView
"""What has a state."""
Cards = dict[str | None, ReadyJson | None]


@dataclass(frozen=True, slots=True)
class PostReader:
    """Reads posts for a viewer, and words the state of one."""

    posts: PostViewRepository
    users: UserViewRepository

    def post(self, post_id: str, viewer: Viewer) -> PostView:
        """The post; raises ``Gone`` where the viewer may not read it any more."""
        post = self.posts.get(post_id)
        for seen in (post, *self.posts.today({post_id: post.version})):
            if not may_read(viewer, state=seen.state, author_id=post.author_id):
                raise Gone(self.state(seen))
        return post

    def detail(self, post: PostView) -> bytes:
        """Its text, which the past keeps with the versions."""
        if not self.posts.looks_back:
            return post.detail
        version = self.posts.version(post.post_id, post.version)
        return dump({"body": version.body or "", "html": version.html or ""})

    def version(self, post: PostView, number: int) -> PostVersionView:
        """One version of its text; raises ``Gone`` where that is erased, for whoever asks."""
        version = self.posts.version(post.post_id, number)
        if version.state != "present":
            raise Gone({**self.state(version), "version": number})
        return version

    def page(self, query: ListPosts | ListUserPosts, *, tag: str | None, author_id: str | None, sort: str) -> Page:
        """Present posts in that order."""
        names = ORDERS[sort]
        behind = keyed(query.after, *([int] * len(names))) if query.after else None
        rows = self.posts.listed(sort=sort, tag=tag, author_id=author_id, behind=behind, limit=query.limit + 1)
        shown, next = cut(rows, query.limit, lambda row: tuple(getattr(row, name) for name in names))
        return Page(self._seen_today(shown), next)

    def _seen_today(self, rows: Sequence[ListedPost]) -> list[ReadyJson]:
        """The lines of a list; to who looks back, stubs of what may not be read any more."""
        if not self.posts.looks_back:
            return [_listed(row) for row in rows]
        summaries = [orjson.loads(row.summary) for row in rows]
        gone = self.gone({summary["id"]: summary["version"] for summary in summaries})
        return [
            self._stub(row, summary, gone[summary["id"]]) if summary["id"] in gone else _listed(row)
            for row, summary in zip(rows, summaries, strict=True)
        ]

    def gone(self, versions: Mapping[str, int]) -> dict[str, Standing]:
        """To who looks back: of those versions of posts, the ones that not everybody may read any more."""
        return {seen.post_id: seen for seen in self.posts.today(versions)}

    def _stub(self, row: ListedPost, summary: dict[str, object], seen: Standing) -> ReadyJson:
        counted = {"comment_count": row.comment_count, "reactions": reactions(row.likes)}
        return ReadyJson(dump({**summary, **NO_WORDS, **counted, "author": None, **self.state(seen)}))

    def counted(self, post: PostView) -> bytes:
        """How many comments and reactions it has."""
        counts = self.posts.counts(post.post_id)
        return dump({"comment_count": counts.comment_count, "reactions": reactions(counts.likes)})

    def card(self, user_id: str | None) -> ReadyJson | None:
        return self.users.cards([user_id]).get(user_id)

    def state(self, thing: Standing) -> dict[str, object]:
        """Its state, and unless present who, when and why."""
        return state_members(thing, self.users.cards([thing.state_by]))


def _listed(row: ListedPost) -> ReadyJson:
    return ReadyJson(LISTED % (row.card or b"null", row.comment_count, dump(reactions(row.likes)), row.summary[1:]))


def state_members(thing: Standing, cards: Cards) -> dict[str, object]:
    """The state of a thing, and unless present who, when and why."""
    if thing.state == "present":
        return {"state": thing.state}
    by = {"state_by": cards[thing.state_by], "state_at": thing.state_at, "state_reason": thing.state_reason}
    return {"state": thing.state, **by}
