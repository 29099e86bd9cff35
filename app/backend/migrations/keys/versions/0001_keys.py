"""The keys of the texts in the log."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "keys",
        sa.Column("event_id", sa.String(36), primary_key=True),
        sa.Column("stream_id", sa.String(36), nullable=False),
        sa.Column("subject_id", sa.String(36), nullable=False),
        sa.Column("key", sa.LargeBinary, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False, comment="microseconds since 1970, UTC"),
    )
