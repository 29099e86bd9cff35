"""What the write side keeps of accounts besides their events."""

from sqlalchemy import Boolean, String
from sqlalchemy.orm import Mapped, mapped_column

from app.infrastructure.database.command_db import CommandBase


class Credentials(CommandBase):
    """What a person proves to be themselves with."""

    __tablename__ = "credentials"
    user_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    password_hash: Mapped[str] = mapped_column(String(200))
    email: Mapped[str] = mapped_column(String(254))


class Rights(CommandBase):
    """What an account may do."""

    __tablename__ = "rights"
    user_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    role: Mapped[str] = mapped_column(String(20))
    language: Mapped[str] = mapped_column(String(35))
    suspended: Mapped[bool] = mapped_column(Boolean, default=False)
