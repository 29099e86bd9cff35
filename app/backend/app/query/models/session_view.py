"""What the query side knows log-ins by."""

from sqlalchemy import BigInteger, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from app.infrastructure.database.query_db import QueryBase


class SessionView(QueryBase):
    """A log-in that has not been ended; ``ends_at`` counts seconds since 1970."""

    __tablename__ = "sessions_v2"
    session_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    user_id: Mapped[str] = mapped_column(String(36))
    position: Mapped[int] = mapped_column(BigInteger)
    secret_digest: Mapped[str] = mapped_column(String(64))
    started_at: Mapped[str] = mapped_column(String(32))
    ends_at: Mapped[int] = mapped_column(BigInteger)
    method: Mapped[str] = mapped_column(String(20))
    __table_args__ = (Index("sessions_v2_by_user", "user_id", "position"),)
