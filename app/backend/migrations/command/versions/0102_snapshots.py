"""What aggregates had come to after each hundred events."""

import sqlalchemy as sa
from alembic import op

revision = "0102"
down_revision = "0101"


def upgrade() -> None:
    op.create_table(
        "snapshots",
        sa.Column("stream_id", sa.String(36), primary_key=True),
        sa.Column("form", sa.String(60), nullable=False, comment="the kind of aggregate, and the version of its state"),
        sa.Column("version", sa.Integer, nullable=False, comment="of the stream"),
        sa.Column("state", sa.LargeBinary, nullable=False),
    )
