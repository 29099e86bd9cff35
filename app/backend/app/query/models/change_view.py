"""What the stream of changes announces."""

from sqlalchemy import BigInteger, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from app.infrastructure.database.query_db import QueryBase


class ChangeView(QueryBase):
    """The topics that one event touched, in ready JSON, and who may hear of it."""

    __tablename__ = "changes_v1"
    position: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    topics: Mapped[bytes] = mapped_column(LargeBinary)
    audience: Mapped[str] = mapped_column(String(10))
    subject_id: Mapped[str | None] = mapped_column(String(36))
