"""What the stream of changes announces."""

from sqlalchemy import BigInteger, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from app.infrastructure.database.query_db import QueryBase


class ChangeView(QueryBase):
    """The topics that one event touched, in ready JSON, and who may hear of it; ``at`` in microseconds since 1970."""

    __tablename__ = "changes_v2"
    position: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    at: Mapped[int] = mapped_column(BigInteger)
    topics: Mapped[bytes] = mapped_column(LargeBinary)
    audience: Mapped[str] = mapped_column(String(10))
    subject_id: Mapped[str | None] = mapped_column(String(36))
    __table_args__ = (Index("changes_v2_by_time", "at", "position"),)
