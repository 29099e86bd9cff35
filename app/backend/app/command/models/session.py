"""What the write side keeps of log-ins besides their events."""

from sqlalchemy import BigInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from app.infrastructure.database.command_db import CommandBase


class OpenSession(CommandBase):
    """A log-in that has not ended; ``ends_at`` counts seconds since 1970."""

    __tablename__ = "sessions"
    session_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    user_id: Mapped[str] = mapped_column(String(36), index=True)
    secret_digest: Mapped[str] = mapped_column(String(64))
    ends_at: Mapped[int] = mapped_column(BigInteger)
