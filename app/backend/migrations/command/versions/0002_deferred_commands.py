"""Commands that are taken on first and run later."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "deferred_commands",
        sa.Column("command_id", sa.String(36), primary_key=True),
        sa.Column("actor_id", sa.String(36), nullable=False),
        sa.Column("correlation_id", sa.String(36), nullable=False),
        sa.Column("scope", sa.String(150), nullable=False),
        sa.Column("key", sa.String(128), nullable=False),
        sa.Column("request", sa.String(64), nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("sealed", sa.LargeBinary),
        sa.Column("id", sa.String(36)),
        sa.Column("version", sa.Integer),
        sa.Column("position", sa.BigInteger),
        sa.Column("problem", sa.LargeBinary),
    )
    op.create_index("deferred_commands_by_state", "deferred_commands", ["state", "command_id"])
    op.create_index("deferred_commands_by_key", "deferred_commands", ["scope", "key"])
