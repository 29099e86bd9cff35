"""The tables of the log: events, streams, claims, idempotency records, snapshots, deferred commands, the epoch."""

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, String, Table

from app.infrastructure.database.command_db import CommandBase

metadata = CommandBase.metadata

events = Table(
    "events",
    metadata,
    Column("position", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("at", BigInteger, nullable=False, comment="microseconds since 1970, UTC"),
    Column("stream_id", String(36), nullable=False),
    Column("stream_version", Integer, nullable=False),
    Column("type", String(100), nullable=False),
    Column("schema_version", Integer, nullable=False),
    Column("event_id", String(36), nullable=False),
    Column("actor_id", String(36)),
    Column("command_id", String(36), nullable=False),
    Column("correlation_id", String(36), nullable=False),
    Column("causation_id", String(36)),
    Column("body", LargeBinary, nullable=False),
    Column("leaf", LargeBinary, nullable=False, comment="its hash, in its place"),
    Index("events_by_stream", "stream_id", "stream_version", unique=True),
)

streams = Table(
    "streams",
    metadata,
    Column("stream_id", String(36), primary_key=True),
    Column("version", Integer, nullable=False),
    sqlite_with_rowid=False,
)

claims = Table(
    "claims",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("kind", String(30), nullable=False),
    Column("owner", String(36), nullable=False),
    sqlite_with_rowid=False,
)

idempotency = Table(
    "idempotency",
    metadata,
    Column("scope", String(150), primary_key=True),
    Column("key", String(128), primary_key=True),
    Column("request", String(64), nullable=False, comment="HMAC of the request"),
    Column("id", String(36), nullable=False),
    Column("version", Integer, nullable=False),
    Column("position", BigInteger, nullable=False),
    Column("at", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)

snapshots = Table(
    "snapshots",
    metadata,
    Column("stream_id", String(36), primary_key=True),
    Column("form", String(60), nullable=False, comment="the kind of aggregate, and the version of its state"),
    Column("version", Integer, nullable=False, comment="of the stream"),
    Column("state", LargeBinary, nullable=False),
)

deferred_commands = Table(
    "deferred_commands",
    metadata,
    Column("command_id", String(36), primary_key=True),
    Column("actor_id", String(36), nullable=False),
    Column("correlation_id", String(36), nullable=False),
    Column("scope", String(150), nullable=False),
    Column("key", String(128), nullable=False),
    Column("request", String(64), nullable=False),
    Column("at", BigInteger, nullable=False, comment="microseconds since 1970, UTC"),
    Column("state", String(10), nullable=False),
    Column("sealed", LargeBinary, comment="the command itself, until it has run"),
    Column("id", String(36)),
    Column("version", Integer),
    Column("position", BigInteger),
    Column("problem", LargeBinary),
    Index("deferred_commands_by_state", "state", "command_id"),
    Index("deferred_commands_by_key", "scope", "key"),
)

epoch = Table("epoch", metadata, Column("epoch", String(36), primary_key=True))

LOG_TABLES = (events, streams, claims, idempotency, snapshots, deferred_commands, epoch)
"""What is of the log itself or made from it; all else in its database are rows that commands changed."""
