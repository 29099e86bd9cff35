"""What its author is shown of a post before its time."""

from sqlalchemy import BigInteger, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from app.infrastructure.database.query_db import QueryBase


class ScheduledPostView(QueryBase):
    """A post that waits, or could not be published; ``why`` is the code of that refusal."""

    __tablename__ = "scheduled_posts_v1"
    post_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    author_id: Mapped[str] = mapped_column(String(36))
    due: Mapped[int] = mapped_column(BigInteger, comment="microseconds since 1970, UTC")
    state: Mapped[str] = mapped_column(String(10))
    why: Mapped[str | None] = mapped_column(String(100))
    title: Mapped[str] = mapped_column(String(200))
    body: Mapped[str] = mapped_column(Text)
    tags: Mapped[bytes] = mapped_column(LargeBinary)
    language: Mapped[str] = mapped_column(String(35))
    __table_args__ = (Index("scheduled_posts_v1_by_author", "author_id", "due", "post_id"),)
