"""The log and its keys on the engine that their databases have."""

from collections.abc import Callable

from sqlalchemy import Engine, ExceptionContext, event

from app.infrastructure.database.postgres import FAILURES
from app.infrastructure.event_store.appends import LogUnavailable
from app.infrastructure.event_store.event_repository import EventRepository
from app.infrastructure.event_store.key_repository import KeyRepository
from app.infrastructure.event_store.postgres_event_repository import PostgresEventRepository
from app.infrastructure.event_store.postgres_key_repository import PostgresKeyRepository
from app.infrastructure.event_store.sqlite_event_repository import SqliteEventRepository


def open_log(engine: Engine, keys: KeyRepository, ring: Callable[[int], None]) -> EventRepository:
    """The log of a database that is at the newest step of its history."""
    if engine.dialect.name == "sqlite":
        return SqliteEventRepository(engine, keys, ring)
    event.listen(engine, "handle_error", _refuse)
    return PostgresEventRepository(engine, keys, ring)


def open_keys(engine: Engine) -> KeyRepository:
    """The keys likewise."""
    if engine.dialect.name == "sqlite":
        return KeyRepository(engine)
    event.listen(engine, "handle_error", _refuse)
    return PostgresKeyRepository(engine)


def _refuse(context: ExceptionContext) -> None:
    """A server that is lost refuses what is asked of it, wherever that is."""
    if isinstance(context.original_exception, FAILURES):
        raise LogUnavailable.of(context.original_exception) from context.original_exception
