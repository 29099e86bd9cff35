"""The log and what the write side keeps besides it."""

import secrets
from pathlib import Path

import sqlalchemy as sa
from alembic import op

revision = "0101"
down_revision = None

COMMAND = Path(__file__).parents[1]
FOR_POSTGRES = (
    COMMAND.parent / "compare_by_bytes.sql",
    COMMAND / "functions" / "append_only.sql",
    COMMAND / "functions" / "append_batch.sql",
)


def upgrade() -> None:
    _log()
    _claims_and_keys()
    _accounts()
    _deferred_commands()
    op.create_table(
        "followers",
        sa.Column("name", sa.String(30), primary_key=True),
        sa.Column("position", sa.BigInteger, nullable=False),
    )
    if op.get_bind().dialect.name == "sqlite":
        _guard_in_sqlite()
    else:
        _guard_in_postgres()


def _log() -> None:
    op.create_table(
        "events",
        sa.Column(
            "position", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True, autoincrement=False
        ),
        sa.Column("at", sa.BigInteger, nullable=False, comment="microseconds since 1970, UTC"),
        sa.Column("stream_id", sa.String(36), nullable=False),
        sa.Column("stream_version", sa.Integer, nullable=False),
        sa.Column("type", sa.String(100), nullable=False),
        sa.Column("schema_version", sa.Integer, nullable=False),
        sa.Column("event_id", sa.String(36), nullable=False),
        sa.Column("actor_id", sa.String(36)),
        sa.Column("command_id", sa.String(36), nullable=False),
        sa.Column("correlation_id", sa.String(36), nullable=False),
        sa.Column("causation_id", sa.String(36)),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("leaf", sa.LargeBinary, nullable=False, comment="its hash, in its place"),
    )
    op.create_index("events_by_stream", "events", ["stream_id", "stream_version"], unique=True)
    op.create_table(
        "streams",
        sa.Column("stream_id", sa.String(36), primary_key=True),
        sa.Column("version", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    epoch = op.create_table("epoch", sa.Column("epoch", sa.String(36), primary_key=True))
    op.bulk_insert(epoch, [{"epoch": secrets.token_hex(6)}])


def _claims_and_keys() -> None:
    op.create_table(
        "claims",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("owner", sa.String(36), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "idempotency",
        sa.Column("scope", sa.String(150), primary_key=True),
        sa.Column("key", sa.String(128), primary_key=True),
        sa.Column("request", sa.String(64), nullable=False, comment="HMAC of the request"),
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("position", sa.BigInteger, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sqlite_with_rowid=False,
    )


def _accounts() -> None:
    op.create_table(
        "credentials",
        sa.Column("user_id", sa.String(36), primary_key=True),
        sa.Column("password_hash", sa.String(200), nullable=False),
        sa.Column("email", sa.String(254), nullable=False),
    )
    op.create_table(
        "rights",
        sa.Column("user_id", sa.String(36), primary_key=True),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("language", sa.String(35), nullable=False),
        sa.Column("suspended", sa.Boolean, nullable=False),
    )
    op.create_table(
        "sessions",
        sa.Column("session_id", sa.String(36), primary_key=True),
        sa.Column("user_id", sa.String(36), nullable=False),
        sa.Column("secret_digest", sa.String(64), nullable=False),
        sa.Column("ends_at", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_sessions_user_id", "sessions", ["user_id"])


def _deferred_commands() -> None:
    op.create_table(
        "deferred_commands",
        sa.Column("command_id", sa.String(36), primary_key=True),
        sa.Column("actor_id", sa.String(36), nullable=False),
        sa.Column("correlation_id", sa.String(36), nullable=False),
        sa.Column("scope", sa.String(150), nullable=False),
        sa.Column("key", sa.String(128), nullable=False),
        sa.Column("request", sa.String(64), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False, comment="microseconds since 1970, UTC"),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("sealed", sa.LargeBinary, comment="the command itself, until it has run"),
        sa.Column("id", sa.String(36)),
        sa.Column("version", sa.Integer),
        sa.Column("position", sa.BigInteger),
        sa.Column("problem", sa.LargeBinary),
    )
    op.create_index("deferred_commands_by_state", "deferred_commands", ["state", "command_id"])
    op.create_index("deferred_commands_by_key", "deferred_commands", ["scope", "key"])


def _guard_in_sqlite() -> None:
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER events_refuse_{change.lower()} BEFORE {change} ON events"
            " BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"
        )
    op.execute(  # "INSERT OR REPLACE" deletes without the trigger above
        "CREATE TRIGGER events_refuse_replace BEFORE INSERT ON events"
        " WHEN NEW.position <= (SELECT max(position) FROM events)"
        " OR EXISTS (SELECT 1 FROM events WHERE stream_id = NEW.stream_id AND stream_version = NEW.stream_version)"
        " BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"
    )


def _guard_in_postgres() -> None:
    connection = op.get_bind().execution_options(no_parameters=True)
    connection.exec_driver_sql("SELECT set_config('search_path', current_schema() || ', pg_temp', true)")
    for file in FOR_POSTGRES:
        connection.exec_driver_sql(file.read_text(encoding="utf-8"))
