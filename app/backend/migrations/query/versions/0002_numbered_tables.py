"""Each view has numbered tables, one set of which answers; leases; and events that wait."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    _drop_all_views()
    op.drop_table("checkpoints")
    op.create_table(
        "checkpoints",
        sa.Column("name", _text(50), primary_key=True),
        sa.Column("position", sa.BigInteger, nullable=False),
        sa.Column("epoch", _text(36), nullable=False),
        sa.Column("serving", _text(2000), nullable=False),
    )
    op.create_table(
        "leases",
        sa.Column("name", _text(50), primary_key=True),
        sa.Column("owner", _text(36), nullable=False),
        sa.Column("term", sa.BigInteger, nullable=False),
        sa.Column("until", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "generations",
        sa.Column("view", _text(50), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("state", _text(10), nullable=False),
        sa.Column("position", sa.BigInteger, nullable=False),
        sa.Column("began", sa.BigInteger, nullable=False),
        sa.Column("compared", _text(2000), nullable=False),
    )
    op.create_table(
        "parked",
        sa.Column("view", _text(50), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("position", sa.BigInteger, primary_key=True),
        sa.Column("stream_id", _text(36), nullable=False),
        sa.Column("type", _text(100), nullable=False),
        sa.Column("error", _text(200), nullable=False),
    )
    op.create_index("parked_by_stream", "parked", ["stream_id"])


def _text(length: int) -> sa.types.TypeEngine[str]:
    return sa.String(length).with_variant(sa.String(length, collation="C"), "postgresql")


def _drop_all_views() -> None:
    """They come from the log and are made again by their numbers."""
    for name in sa.inspect(op.get_bind()).get_table_names():
        if name not in ("alembic_version", "checkpoints"):
            op.drop_table(name)
