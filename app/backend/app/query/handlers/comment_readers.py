"""What answers about comments have in common: how one is told to a viewer, and where its thread goes on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import orjson

from app.query.handlers.post_readers import NO_WORDS, Cards, PostReader, Standing, state_members
from app.query.models.comment_view import CommentPlaceView, CommentView
from app.query.models.cursor import InvalidCursor, cursor, keyed
from app.query.models.gone import Gone
from app.query.models.post_view import PostView
from app.query.models.ready_json import dump, reactions
from app.query.models.viewer import Viewer
from app.query.models.visibility import comment_abilities, may_read
from app.query.repositories.comment_view_repository import CommentViewRepository
from app.query.repositories.reaction_view_repository import ReactionViewRepository

NONE: Mapping[str, Standing] = {}
PAGE = 20
"""The comments on a page of a thread, unless it is asked for more or fewer."""


class CommentGone(Gone):
    """It was there and is gone; the members tell who took it away, when and why."""

    code = "comment.gone"


@dataclass(frozen=True, slots=True)
class Telling:
    """All that one page tells of the people around its comments."""

    viewer: Viewer
    cards: Cards
    my: Mapping[str, list[str]]
    gone: Mapping[str, Standing]
    """Those that may not be read any more by who looks back to when they could be."""

    def comment(self, comment: CommentView, place: CommentPlaceView, *, post_is_open: bool) -> list[bytes]:
        """The members of a comment as objects to be joined; a stub where the viewer may not read it."""
        seen = self.gone.get(comment.comment_id, comment)
        state, author_id = seen.state, comment.author_id
        can = comment_abilities(
            self.viewer, state=state, author_id=author_id, depth=place.depth, post_is_open=post_is_open
        )
        counted = {"reactions": reactions(place.likes), "reply_count": place.replies}
        members = [comment.frame, dump({**counted, **state_members(seen, self.cards), "can": can})]
        if may_read(self.viewer, state=state, author_id=author_id):
            members += [dump({"author": self.cards.get(author_id)}), comment.text]
        if self.viewer.id is not None and not self.viewer.looks_back:
            members.append(dump({"my": {"reactions": self.my.get(comment.comment_id, [])}}))
        return members


@dataclass(frozen=True, slots=True)
class CommentReader:
    """Reads comments for a viewer."""

    comments: CommentViewRepository
    posts: PostReader
    reactions: ReactionViewRepository

    def comment(self, comment_id: str, viewer: Viewer) -> tuple[CommentView, PostView]:
        """A comment and its post; raises ``Gone`` where the viewer may not read either of them any more."""
        comment = self.comments.get(comment_id)
        post = self.posts.post(comment.post_id, viewer)
        for seen in (comment, *self.comments.today([comment_id])):
            if not may_read(viewer, state=seen.state, author_id=comment.author_id):
                raise CommentGone(self.posts.state(seen))
        return comment, post

    def telling(
        self, comments: Sequence[CommentView], viewer: Viewer, gone_with: Mapping[str, Standing] = NONE
    ) -> Telling:
        """What is needed to tell of those comments; some are ``gone_with`` their posts."""
        ids = [comment.comment_id for comment in comments]
        gone: dict[str, Standing] = {
            seen.comment_id: seen for seen in self.comments.today(ids) if seen.state != "present"
        }
        gone |= {each.comment_id: gone_with[each.post_id] for each in comments if each.post_id in gone_with}
        people = [id for each in (*comments, *gone.values()) for id in (each.author_id, each.state_by)]
        return Telling(viewer, self.posts.users.cards(people), self.reactions.of(viewer, ids), gone)

    def behind(self, post_id: str, after: str | None) -> CommentPlaceView | None:
        """The place that a page of the thread begins behind; raises ``InvalidCursor``."""
        if not after:
            return None
        place = self.comments.place(str(keyed(after, str)[0]))
        if place is None or place.post_id != post_id:
            raise InvalidCursor
        return place

    def page_of(self, place: CommentPlaceView) -> dict[str, str | None]:
        """Where a page begins that shows a comment below as much as possible of what it answers."""
        nearest = self.comments.before(place, limit=PAGE + 1)
        first = max(at for at, each in enumerate(nearest[:PAGE]) if place.path.startswith(each.path))
        after = nearest[first + 1].comment_id if first + 1 < len(nearest) else None
        return {"sort": "old", "after": cursor(after) if after else None}


def place_of(post: PostView, *, is_gone: bool = False) -> dict[str, object]:
    """How a comment names its post."""
    summary = NO_WORDS if is_gone else orjson.loads(post.summary)
    return {"id": post.post_id, "slug": summary["slug"], "title": summary["title"]}
