"""What was found, beside what the board shows in its place."""

from typing import NamedTuple

import orjson

from app.infrastructure.serializers.search_marks import Marks
from app.query.models.ready_json import ReadyJson, dump
from app.query.models.viewer import GUEST
from app.query.models.visibility import may_read


class Hit(NamedTuple):
    """A post or a comment as it is searched; and as the board has it, which may be older or newer."""

    number: int
    document_id: str
    kind: str
    version: int
    published_at: str
    language: str
    text: str
    post_id: str
    title: str
    slug: str
    tags: bytes
    post_language: str
    post_state: str
    post_author_id: str
    post_version: int
    comment_state: str | None
    comment_author_id: str | None
    comment_frame: bytes | None
    card: bytes | None

    def is_current(self) -> bool:
        """Whether anybody may read it, and the board still says what was found."""
        if not may_read(GUEST, state=self.post_state, author_id=self.post_author_id):
            return False
        if self.kind == "posts":
            return self.version == self.post_version
        if self.comment_state is None or self.comment_frame is None:
            return False
        may_be_read = may_read(GUEST, state=self.comment_state, author_id=self.comment_author_id or "")
        return may_be_read and self.version == orjson.loads(self.comment_frame)["version"]

    def told(self, marks: Marks) -> ReadyJson:
        post = {"id": self.post_id, "slug": self.slug, "title": self.title, "language": self.post_language}
        told = {
            "kind": self.kind,
            "id": self.document_id,
            "post": post,
            "author": orjson.Fragment(self.card or b"null"),
            "published_at": self.published_at,
            "language": self.language,
            "title": marks.marked(self.title),
            "snippet": marks.snippet(self.text),
            "tags": orjson.Fragment(self.tags),
        }
        return ReadyJson(dump(told))
