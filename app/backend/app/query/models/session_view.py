"""What the query side knows log-ins by."""

from sqlalchemy import BigInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from app.infrastructure.database.query_db import QueryBase


class SessionView(QueryBase):
    """A log-in that has not been ended; ``ends_at`` counts seconds since 1970."""

    __tablename__ = "sessions_v1"
    session_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    user_id: Mapped[str] = mapped_column(String(36))
    secret_digest: Mapped[str] = mapped_column(String(64))
    ends_at: Mapped[int] = mapped_column(BigInteger)
