"""Opens a database on either engine."""

from typing import Any

from sqlalchemy import Engine, create_engine, make_url

from app.infrastructure.database import postgres, sqlite

WRITES: dict[str, dict[str, Any]] = {
    "sqlite": {"begin": sqlite.IMMEDIATE},
    "postgresql": {"isolation_level": "READ COMMITTED"},
}
READS: dict[str, dict[str, Any]] = {
    "sqlite": {},
    "postgresql": {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True},
}


def is_postgres(url: str) -> bool:
    return make_url(url).get_backend_name() == "postgresql"


def options_of(url: str, *, durable: bool) -> dict[str, Any]:
    """What an engine for that address is made with."""
    return postgres.engine_options(durable=durable) if is_postgres(url) else {**sqlite.ENGINE_OPTIONS}


def prepare(engine: Engine, *, durable: bool) -> None:
    """Set up every connection of the engine."""
    if engine.dialect.name == "sqlite":
        sqlite.prepare(engine, durable=durable)
    else:
        postgres.prepare(engine)


def open_engine(url: str, *, durable: bool) -> Engine:
    """An engine that is ready for use."""
    engine = create_engine(url, **options_of(url, durable=durable))
    prepare(engine, durable=durable)
    return engine


def writing(engine: Engine) -> Engine:
    """The same engine; its transactions read what they write upon, and let nobody in between."""
    return engine.execution_options(**WRITES[engine.dialect.name])


def reading(engine: Engine) -> Engine:
    """The same engine; each of its transactions reads one moment, whatever is written meanwhile."""
    return engine.execution_options(**READS[engine.dialect.name])
