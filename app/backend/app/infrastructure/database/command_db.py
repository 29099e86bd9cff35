"""The command database: the log and what the write side keeps besides events."""

from sqlalchemy import MetaData, Table
from sqlalchemy.orm import DeclarativeBase


class CommandBase(DeclarativeBase):
    """Base of the write side's models."""

    metadata = MetaData(info={"bind_key": "command"})

    @classmethod
    def table(cls) -> Table:
        assert isinstance(cls.__table__, Table)
        return cls.__table__
