"""Up to where in the log erasures are carried out in this key store, which may come from a back-up."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    marks = op.create_table("marks", sa.Column("position", sa.BigInteger, nullable=False))
    op.bulk_insert(marks, [{"position": 0}])
