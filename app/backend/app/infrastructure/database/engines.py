"""Opens a database on either engine."""

from typing import Any

from sqlalchemy import Engine, create_engine, make_url

from app.infrastructure.database import postgres, sqlite


def is_postgres(url: str) -> bool:
    return make_url(url).get_backend_name() == "postgresql"


def options_of(url: str) -> dict[str, Any]:
    """What an engine for that address is made with."""
    return {**(postgres.ENGINE_OPTIONS if is_postgres(url) else sqlite.ENGINE_OPTIONS)}


def prepare(engine: Engine, *, durable: bool) -> None:
    """Set up every connection of the engine."""
    if engine.dialect.name == "sqlite":
        sqlite.prepare(engine, durable=durable)
    else:
        postgres.prepare(engine)


def open_engine(url: str, *, durable: bool) -> Engine:
    """An engine that is ready for use."""
    engine = create_engine(url, **options_of(url))
    prepare(engine, durable=durable)
    return engine
