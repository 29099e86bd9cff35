"""Where each group of views stands; the views' own tables are made from their models."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "checkpoints",
        sa.Column("name", sa.String(50), primary_key=True),
        sa.Column("position", sa.BigInteger, nullable=False),
        sa.Column("epoch", sa.String(36), nullable=False),
        sa.Column("versions", sa.String(500), nullable=False),
    )
