"""Signs of life of those who fold; the condition of the machine; how often a day questions were asked."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "heartbeats",
        sa.Column("name", _text(50), primary_key=True),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("position", sa.BigInteger, nullable=False),
        sa.Column("head", sa.BigInteger, nullable=False),
        sa.Column("late", sa.BigInteger, nullable=False),
        sa.Column("failure", _text(100), nullable=False),
    )
    op.create_table(
        "conditions",
        sa.Column("name", _text(50), primary_key=True),
        sa.Column("told", _text(4000), nullable=False),
    )
    op.create_table(
        "looks",
        sa.Column("day", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("queries", sa.BigInteger, nullable=False),
    )


def _text(length: int) -> sa.types.TypeEngine[str]:
    return sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")
