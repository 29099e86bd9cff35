"""The query database: views and the checkpoints of those who fold them."""

from sqlalchemy import MetaData, Table
from sqlalchemy.orm import DeclarativeBase


class QueryBase(DeclarativeBase):
    """Base of the view models; their tables are made from here, not by migrations."""

    metadata = MetaData(info={"bind_key": "query"})

    @classmethod
    def table(cls) -> Table:
        assert isinstance(cls.__table__, Table)
        return cls.__table__
