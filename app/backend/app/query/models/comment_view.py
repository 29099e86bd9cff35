"""What is shown of comments: what each says, and where it stands in its thread."""

from sqlalchemy import BigInteger, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.models.value_objects import Depth
from app.infrastructure.database.query_db import QueryBase

PLACE_DIGITS = 8
"""Of a position in base 36 within a path: enough for 2.8 million million events."""
LONGEST_PATH = (Depth.LIMIT + 1) * PLACE_DIGITS


class CommentView(QueryBase):
    """A comment as it stands; ``frame`` and ``text`` are ready JSON, of which a stub has the first alone."""

    __tablename__ = "comments_v1"
    comment_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    post_id: Mapped[str] = mapped_column(String(36))
    position: Mapped[int] = mapped_column(BigInteger)
    author_id: Mapped[str] = mapped_column(String(36))
    state: Mapped[str] = mapped_column(String(10))
    state_by: Mapped[str | None] = mapped_column(String(36))
    state_at: Mapped[str | None] = mapped_column(String(32))
    state_reason: Mapped[str | None] = mapped_column(Text)
    frame: Mapped[bytes] = mapped_column(LargeBinary)
    text: Mapped[bytes] = mapped_column(LargeBinary)
    body: Mapped[str] = mapped_column(Text)
    __table_args__ = (Index("comments_v1_by_author", "author_id", "position"),)


class CommentPlaceView(QueryBase):
    """Where a comment stands in its thread, and what is counted of it; small, for each answer and like changes it.

    ``path`` holds the positions from the root of the thread to the comment, so that it sorts answers under what they
    answer; ``replies`` counts all that is present below.
    """

    __tablename__ = "comment_places_v1"
    comment_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    post_id: Mapped[str] = mapped_column(String(36))
    parent_id: Mapped[str | None] = mapped_column(String(36))
    root_id: Mapped[str] = mapped_column(String(36))
    root_position: Mapped[int] = mapped_column(BigInteger)
    depth: Mapped[int]
    path: Mapped[str] = mapped_column(String(LONGEST_PATH))
    replies: Mapped[int]
    likes: Mapped[int]
    __table_args__ = (
        Index("comment_places_v1_old", "post_id", "path"),
        Index("comment_places_v1_new", "post_id", root_position.desc(), "path"),
    )
