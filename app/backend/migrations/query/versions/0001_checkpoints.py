"""Where each group of views stands; the views' own tables are made from their models."""

from pathlib import Path

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

COMPARE_BY_BYTES = Path(__file__).parents[2] / "compare_by_bytes.sql"


def upgrade() -> None:
    op.create_table(
        "checkpoints",
        sa.Column("name", sa.String(50), primary_key=True),
        sa.Column("position", sa.BigInteger, nullable=False),
        sa.Column("epoch", sa.String(36), nullable=False),
        sa.Column("versions", sa.String(500), nullable=False),
    )
    if op.get_bind().dialect.name == "postgresql":
        connection = op.get_bind().execution_options(no_parameters=True)
        connection.exec_driver_sql(COMPARE_BY_BYTES.read_text(encoding="utf-8"))
