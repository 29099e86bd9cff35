"""What was done on each day, in UTC by the times of the log; days are counted from 1970."""

from sqlalchemy import BigInteger, String
from sqlalchemy.orm import Mapped, mapped_column

from app.domain.models.value_objects import Tags
from app.infrastructure.database.query_db import QueryBase


class DashboardDayView(QueryBase):
    """How much there was of it; ``last_command`` is the one whose events came last, so that each is counted once."""

    __tablename__ = "dashboard_days_v1"
    day: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    posts: Mapped[int] = mapped_column(BigInteger)
    comments: Mapped[int] = mapped_column(BigInteger)
    people: Mapped[int] = mapped_column(BigInteger)
    commands: Mapped[int] = mapped_column(BigInteger)
    last_command: Mapped[str] = mapped_column(String(36))


class DashboardPersonView(QueryBase):
    """Who wrote, changed or liked something that day."""

    __tablename__ = "dashboard_people_v1"
    day: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    user_id: Mapped[str] = mapped_column(String(36), primary_key=True)


class DashboardTagView(QueryBase):
    """How many posts of that day were published with a tag."""

    __tablename__ = "dashboard_tags_v1"
    day: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    tag: Mapped[str] = mapped_column(String(Tags.LIMIT), primary_key=True)
    posts: Mapped[int] = mapped_column(BigInteger)
