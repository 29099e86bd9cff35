"""What can be found: each post and comment as a hit shows it, and the tokens of those that anybody may read."""

from collections.abc import Sequence

import orjson

from app.domain.events.comment_events import CommentAdded, CommentDeleted, CommentEdited, CommentRestored
from app.domain.events.event import RecordedEvent, readable
from app.domain.events.post_events import (
    PostDeleted,
    PostEdited,
    PostPublished,
    PostRestored,
    PostReverted,
    PostVersionRedacted,
)
from app.infrastructure.serializers.markdown_markup import words
from app.infrastructure.serializers.search_tokens import indexed
from app.query.models.ready_json import dump, rfc3339
from app.query.models.search_view import SearchDocumentView, SearchTokensView, labels
from app.query.projections.projection import Projection, on
from app.query.projections.rows import Row, Rows
from app.query.projections.slug import slug

PostText = PostPublished | PostEdited | PostReverted
Text = PostText | CommentAdded | CommentEdited
NO_TEXT = {"title": "", "slug": slug(""), "text": ""}


class SearchProjection(Projection):
    """Keeps a document for each post and each comment, and tokens for each that is present under what is present."""

    name, version, continues = "search", 2, 1

    def __init__(self) -> None:
        self.documents = Rows(SearchDocumentView.table())
        self.tokens = Rows(SearchTokensView.table())
        self.said: dict[int, str] = {}
        super().__init__(self.documents, self.tokens)

    def prepare(self, page: Sequence[RecordedEvent]) -> None:
        texts = {each.position: each.event.body for each in page if isinstance(each.event, Text)}
        self.said = {position: words(readable(body) or "") for position, body in texts.items()}

    def expect(self, page: Sequence[RecordedEvent]) -> None:
        """The posts and comments that change, and the posts that comments belong to."""
        self.documents.expect_named(page, "post_id")
        self.documents.expect_named(page, "comment_id")

    @on(PostPublished)
    def published(self, event: PostPublished, recorded: RecordedEvent) -> None:
        post = _document(event.post_id, "posts", event.post_id, event.author_id, recorded)
        self._put({**post, **self._post_text(event, recorded, version=1)})

    @on(PostEdited)
    def edited(self, event: PostEdited, recorded: RecordedEvent) -> None:
        self._change_post(event, recorded)

    @on(PostReverted)
    def reverted(self, event: PostReverted, recorded: RecordedEvent) -> None:
        self._change_post(event, recorded)

    @on(PostDeleted)
    def deleted(self, event: PostDeleted, recorded: RecordedEvent) -> None:
        self._put_with_comments({**self._document(event.post_id), "is_deleted": True})

    @on(PostRestored)
    def restored(self, event: PostRestored, recorded: RecordedEvent) -> None:
        self._put_with_comments({**self._document(event.post_id), "is_deleted": False})

    @on(PostVersionRedacted)
    def redacted(self, event: PostVersionRedacted, recorded: RecordedEvent) -> None:
        post = self._document(event.post_id)
        if event.version == post["version"]:
            self._put_with_comments({**post, **NO_TEXT, "is_erased": True})

    @on(CommentAdded)
    def comment_added(self, event: CommentAdded, recorded: RecordedEvent) -> None:
        comment = _document(event.comment_id, "comments", event.post_id, event.author_id, recorded)
        self._put({**comment, **self._comment_text(event, recorded, version=1)})

    @on(CommentEdited)
    def comment_edited(self, event: CommentEdited, recorded: RecordedEvent) -> None:
        text = self._comment_text(event, recorded, version=event.version)
        self._put({**self._document(event.comment_id), **text})

    @on(CommentDeleted)
    def comment_deleted(self, event: CommentDeleted, recorded: RecordedEvent) -> None:
        self._put({**self._document(event.comment_id), "is_deleted": True})

    @on(CommentRestored)
    def comment_restored(self, event: CommentRestored, recorded: RecordedEvent) -> None:
        self._put({**self._document(event.comment_id), "is_deleted": False})

    def _change_post(self, event: PostEdited | PostReverted, recorded: RecordedEvent) -> None:
        before = self._document(event.post_id)
        after = {**before, **self._post_text(event, recorded, version=event.version), "is_erased": False}
        concerns_comments = before["is_erased"] or before["tags"] != after["tags"]
        (self._put_with_comments if concerns_comments else self._put)(after)

    def _document(self, document_id: str) -> Row:
        document = self.documents.get(document_id)
        if document is None:
            raise LookupError(f"{document_id} never appeared")
        return document

    def _post_text(self, event: PostText, recorded: RecordedEvent, *, version: int) -> Row:
        title = readable(event.title) or ""
        shown = {"title": title, "slug": slug(title), "tags": dump(event.tags), "language": event.language}
        return {"version": version, **shown, "text": self.said[recorded.position]}

    def _comment_text(self, event: CommentAdded | CommentEdited, recorded: RecordedEvent, *, version: int) -> Row:
        """The title and the tags are those of its post."""
        of_post = {"title": "", "slug": "", "tags": dump([])}
        return {"version": version, **of_post, "language": event.language, "text": self.said[recorded.position]}

    def _put_with_comments(self, post: Row) -> None:
        """Whether its comments can be found, and by which tags, hangs on a post."""
        self.documents.put(post)
        for document in self.documents.having("post_id", post["post_id"]):
            self._put(document)

    def _put(self, document: Row) -> None:
        """Keep the document, and its tokens if anybody may read it."""
        self.documents.put(document)
        post = self._document(document["post_id"])
        if document["is_deleted"] or post["is_deleted"] or post["is_erased"]:
            self.tokens.remove(document["number"])
            return
        tags = orjson.loads(post["tags"])
        named = labels(kind=document["kind"], author_id=document["author_id"], tags=tags)
        own_tags = tags if document["kind"] == "posts" else []
        line = indexed(named, document["title"], document["text"], *own_tags)
        self.tokens.put({"number": document["number"], "tokens": line})


def _document(document_id: str, kind: str, post_id: str, author_id: str, recorded: RecordedEvent) -> Row:
    """What is the same for good."""
    return {
        "document_id": document_id,
        "number": recorded.position,
        "kind": kind,
        "post_id": post_id,
        "author_id": author_id,
        "published_at": rfc3339(recorded.at),
        "is_deleted": False,
        "is_erased": False,
    }
