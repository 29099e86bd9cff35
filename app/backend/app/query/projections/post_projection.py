"""Posts as they stand, every version of them, and the lists that present ones stand in."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import orjson

from app.domain.events.comment_events import CommentAdded, CommentDeleted, CommentRestored
from app.domain.events.event import RecordedEvent, readable
from app.domain.events.post_events import (
    PostDeleted,
    PostEdited,
    PostPublished,
    PostRestored,
    PostReverted,
    PostVersionRedacted,
)
from app.domain.events.reaction_events import ReactionGiven, ReactionWithdrawn
from app.infrastructure.serializers.markdown_renderer import Rendered, render
from app.query.models.post_view import PostVersionView, PostView
from app.query.models.ready_json import dump, rfc3339
from app.query.models.text_diff import count_words, diff_paragraphs, words_in
from app.query.projections.projection import Projection, on
from app.query.projections.rows import Row, Rows
from app.query.projections.shelves import Shelves
from app.query.projections.slug import slug
from app.query.projections.states import PRESENT, gone

ONE_SITTING = timedelta(minutes=10)
NO_WORDS = {"words_added": None, "words_removed": None}
NO_TEXT = {"title": None, "body": None, "html": None, "reason": None, **NO_WORDS}
Text = PostPublished | PostEdited | PostReverted
Counted = CommentAdded | CommentDeleted | CommentRestored | ReactionGiven | ReactionWithdrawn
Moving = PostEdited | PostReverted | PostDeleted | PostRestored | PostVersionRedacted | Counted


class PostProjection(Projection):
    """Keeps a row for each post and each version, and the shelves of lists."""

    name, version = "posts", 5

    def __init__(self) -> None:
        self.posts = self.remembered(PostView.table(), "detail")
        self.versions = Rows(PostVersionView.table())
        self.shelves = Shelves(self.remembered)
        self.rendered: dict[int, Rendered] = {}
        super().__init__(self.posts, self.versions, *self.shelves.rows)

    def prepare(self, page: Sequence[RecordedEvent]) -> None:
        """Render the texts, which takes seconds where somebody meant it to."""
        texts = {each.position: each.event.body for each in page if isinstance(each.event, Text)}
        self.rendered = {position: render(readable(body) or "") for position, body in texts.items()}

    def expect(self, page: Sequence[RecordedEvent]) -> None:
        """Also the version before each that comes, and what changes in lists."""
        super().expect(page)
        texts = [each.event for each in page if isinstance(each.event, Text)]
        changes = [event for event in texts if not isinstance(event, PostPublished)]
        self.versions.expect((event.post_id, event.version - 1) for event in changes)
        moved = {event.post_id for each in page if isinstance(event := each.event, Moving)}
        self.shelves.expect(moved, {tag for event in texts for tag in event.tags})

    @on(PostPublished)
    def published(self, event: PostPublished, recorded: RecordedEvent) -> None:
        at = rfc3339(recorded.at)
        rendered = self._add_version(event, recorded, version=1)
        post = {"post_id": event.post_id, "position": recorded.position, "author_id": event.author_id}
        text = _text(event, rendered, version=1, published_at=at)
        self.posts.add({**post, "published_at": at, **PRESENT, **text})
        self.shelves.begin(event.post_id, recorded.position, event.author_id, event.tags)

    @on(PostEdited)
    def edited(self, event: PostEdited, recorded: RecordedEvent) -> None:
        self._change(event, recorded)

    @on(PostReverted)
    def reverted(self, event: PostReverted, recorded: RecordedEvent) -> None:
        self._change(event, recorded)

    @on(PostDeleted)
    def deleted(self, event: PostDeleted, recorded: RecordedEvent) -> None:
        post = self._post(event.post_id)
        self.posts.put({**post, **gone("deleted", event.reason, recorded)})
        self.shelves.leave(event.post_id)

    @on(PostRestored)
    def restored(self, event: PostRestored, recorded: RecordedEvent) -> None:
        post = self._post(event.post_id)
        version = self._version(event.post_id, post["version"])
        self.posts.put({**post, **{name: version[name] for name in PRESENT}})
        if version["state"] == "present":
            self.shelves.stand(event.post_id, post["author_id"], orjson.loads(version["tags"]))

    @on(PostVersionRedacted)
    def redacted(self, event: PostVersionRedacted, recorded: RecordedEvent) -> None:
        state = gone("redacted", event.reason, recorded)
        self.versions.put({**self._version(event.post_id, event.version), **NO_TEXT, **state})
        if after := self.versions.get(event.post_id, event.version + 1):
            self.versions.put({**after, **NO_WORDS})
        post = self._post(event.post_id)
        if event.version == post["version"]:
            self.posts.put({**post, **_without_text(post), **(state if post["state"] == "present" else {})})
            self.shelves.leave(event.post_id)
        self._forget(post, event.version)

    @on(CommentAdded)
    def comment_added(self, event: CommentAdded, recorded: RecordedEvent) -> None:
        self.shelves.count(event.post_id, comments=1, active=recorded.position)

    @on(CommentDeleted)
    def comment_deleted(self, event: CommentDeleted, recorded: RecordedEvent) -> None:
        self.shelves.count(event.post_id, comments=-1)

    @on(CommentRestored)
    def comment_restored(self, event: CommentRestored, recorded: RecordedEvent) -> None:
        self.shelves.count(event.post_id, comments=1)

    @on(ReactionGiven)
    def reaction_given(self, event: ReactionGiven, recorded: RecordedEvent) -> None:
        if event.comment_id is None:
            self.shelves.count(event.post_id, likes=1)

    @on(ReactionWithdrawn)
    def reaction_withdrawn(self, event: ReactionWithdrawn, recorded: RecordedEvent) -> None:
        if event.comment_id is None:
            self.shelves.count(event.post_id, likes=-1)

    def _change(self, event: PostEdited | PostReverted, recorded: RecordedEvent) -> None:
        post = self._post(event.post_id)
        rendered = self._add_version(event, recorded, version=event.version)
        edited_at = rfc3339(recorded.at)
        text = _text(event, rendered, version=event.version, published_at=post["published_at"], edited_at=edited_at)
        self.posts.put({**post, **PRESENT, **text})
        self.shelves.stand(event.post_id, post["author_id"], event.tags)

    def _forget(self, post: Row, version: int) -> None:
        """What was erased is not remembered either."""
        for row in self.posts.past.having("post_id", post["post_id"]):
            if row["version"] == version:
                self.posts.past.put({**row, "summary": _without_text(row)["summary"]})

    def _post(self, post_id: str) -> Row:
        post = self.posts.get(post_id)
        if post is None:
            raise LookupError(f"post {post_id} was never published")
        return post

    def _version(self, post_id: str, version: int) -> Row:
        row = self.versions.get(post_id, version)
        if row is None:
            raise LookupError(f"post {post_id} never had a version {version}")
        return row

    def _add_version(self, event: Text, recorded: RecordedEvent, *, version: int) -> Rendered:
        body = readable(event.body)
        before = self.versions.get(event.post_id, version - 1) if version > 1 else None
        rendered = self.rendered[recorded.position]
        self.versions.put(
            {
                "post_id": event.post_id,
                "version": version,
                "author_id": recorded.actor_id,
                "at": rfc3339(recorded.at),
                "title": readable(event.title),
                "body": body,
                "html": None if body is None else rendered.html,
                "tags": dump(event.tags),
                "language": event.language,
                "reason": None if isinstance(event, PostPublished) else readable(event.reason),
                "first_of_group": _first_of_group(before, recorded, version),
                **_words("" if before is None else before["body"], body),
                "reverts_to": event.to_version if isinstance(event, PostReverted) else None,
                **PRESENT,
            }
        )
        return rendered


def _first_of_group(before: Row | None, recorded: RecordedEvent, version: int) -> int:
    """Edits of one person within ten minutes of each other fold into one line; publishing stands by itself."""
    if before is None or before["version"] == 1 or before["author_id"] != recorded.actor_id:
        return version
    same_sitting = recorded.at - datetime.fromisoformat(before["at"]) <= ONE_SITTING
    return int(before["first_of_group"]) if same_sitting else version


def _words(before: str | None, body: str | None) -> Row:
    """How many words came and went; not to be known where either text is erased."""
    if before is None or body is None:
        return NO_WORDS
    if not before:
        return {"words_added": words_in(body), "words_removed": 0}
    changes = diff_paragraphs(before, body)
    return {"words_added": count_words(changes, "added"), "words_removed": count_words(changes, "removed")}


def _without_text(post: Row) -> Row:
    """What the row of a post says of an erased text, the same as when it was never read."""
    nothing = render("")
    summary = {**orjson.loads(post["summary"]), "slug": slug(""), "title": "", "excerpt": nothing.excerpt}
    return {"summary": dump(summary), "detail": dump({"body": "", "html": nothing.html})}


def _text(event: Text, rendered: Rendered, *, version: int, published_at: str, edited_at: str | None = None) -> Row:
    """What the row of a post says of its text."""
    title = readable(event.title) or ""
    summary: Row = {
        "id": event.post_id,
        "slug": slug(title),
        "title": title,
        "excerpt": rendered.excerpt,
        "tags": event.tags,
        "language": event.language,
        "published_at": published_at,
        "edited_at": edited_at,
        "version": version,
    }
    detail = {"body": readable(event.body) or "", "html": rendered.html}
    return {"version": version, "edited_at": edited_at, "summary": dump(summary), "detail": dump(detail)}
