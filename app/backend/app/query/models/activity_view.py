"""When things changed, for whoever looks for a moment to look back to."""

from sqlalchemy import BigInteger, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from app.infrastructure.database.query_db import QueryBase


def shelf_of_post(post_id: str) -> str:
    return f"={post_id}"


class ActivityView(QueryBase):
    """A change of a post or a comment, on each shelf that it belongs to; ``at`` in microseconds since 1970."""

    __tablename__ = "activity_v1"
    shelf: Mapped[str] = mapped_column(String(37), primary_key=True)
    position: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    at: Mapped[int] = mapped_column(BigInteger)
    kind: Mapped[str] = mapped_column(String(100))
    post_id: Mapped[str] = mapped_column(String(36))
    __table_args__ = ({"sqlite_with_rowid": False},)


class ActivityThingView(QueryBase):
    """Whose a post or a comment is, and the tags that a post bears (ready JSON)."""

    __tablename__ = "activity_things_v1"
    thing_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    author_id: Mapped[str] = mapped_column(String(36))
    tags: Mapped[bytes] = mapped_column(LargeBinary)
