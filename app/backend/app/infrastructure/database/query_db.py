"""The query database: views and the checkpoints of those who fold them."""

import sqlite3

from sqlalchemy import Column, Engine, ExceptionContext, MetaData, String, Table, event
from sqlalchemy.orm import DeclarativeBase

from app.infrastructure.database.postgres import FAILURES
from app.infrastructure.unavailable import ViewsUnavailable

DAMAGES = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_NOTADB,
}


class QueryBase(DeclarativeBase):
    """Base of the view models; their tables are made from here, not by migrations."""

    metadata = MetaData(info={"bind_key": "query"})

    @classmethod
    def table(cls) -> Table:
        assert isinstance(cls.__table__, Table)
        return cls.__table__


def guard_views(engine: Engine) -> None:
    """From now on a server that is lost, or a file that is damaged, raises ``ViewsUnavailable`` wherever it is met."""
    event.listen(engine, "handle_error", _refuse)


def _refuse(context: ExceptionContext) -> None:
    error = context.original_exception
    is_damage = isinstance(error, sqlite3.DatabaseError) and getattr(error, "sqlite_errorcode", 0) & 0xFF in DAMAGES
    if is_damage or isinstance(error, FAILURES):
        raise ViewsUnavailable(str(error)) from error


@event.listens_for(Column, "after_parent_attach")
def _compare_by_bytes(column: "Column[str]", table: Table) -> None:
    """Texts sort on PostgreSQL as they do on SQLite, whatever the language of the database."""
    if table.metadata is QueryBase.metadata and isinstance(column.type, String):
        by_bytes = column.type.copy()
        by_bytes.collation = "C"
        column.type = column.type.with_variant(by_bytes, "postgresql")
