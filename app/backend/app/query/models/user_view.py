"""What is shown of accounts."""

from sqlalchemy import LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from app.infrastructure.database.query_db import QueryBase


class UserView(QueryBase):
    """An account; ``card`` is ready JSON of who it is, as authors are shown."""

    __tablename__ = "users_v2"
    user_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    username: Mapped[str] = mapped_column(String(30))
    display_name: Mapped[str] = mapped_column(String(60))
    bio: Mapped[str] = mapped_column(String(1000))
    role: Mapped[str] = mapped_column(String(20))
    language: Mapped[str] = mapped_column(String(35))
    joined_at: Mapped[str] = mapped_column(String(32))
    post_count: Mapped[int]
    card: Mapped[bytes] = mapped_column(LargeBinary)


class UserNameView(QueryBase):
    """Whose a user name is, or once was; ``username_key`` is what all its spellings have in common."""

    __tablename__ = "user_names_v2"
    username_key: Mapped[str] = mapped_column(String(600), primary_key=True)
    user_id: Mapped[str] = mapped_column(String(36))
