"""The keys of the texts in the log."""

from pathlib import Path

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

COMPARE_BY_BYTES = Path(__file__).parents[2] / "compare_by_bytes.sql"


def upgrade() -> None:
    op.create_table(
        "keys",
        sa.Column("event_id", sa.String(36), primary_key=True),
        sa.Column("stream_id", sa.String(36), nullable=False),
        sa.Column("subject_id", sa.String(36), nullable=False),
        sa.Column("key", sa.LargeBinary, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False, comment="microseconds since 1970, UTC"),
    )
    if op.get_bind().dialect.name == "postgresql":
        connection = op.get_bind().execution_options(no_parameters=True)
        connection.exec_driver_sql(COMPARE_BY_BYTES.read_text(encoding="utf-8"))
