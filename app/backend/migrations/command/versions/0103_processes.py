"""What processes remember, when they wake, and the commands that they give."""

import sqlalchemy as sa
from alembic import op

revision = "0103"
down_revision = "0102"


def upgrade() -> None:
    op.create_table(
        "process_states",
        sa.Column("process", sa.String(30), primary_key=True),
        sa.Column("subject", sa.String(36), primary_key=True),
        sa.Column("state", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "process_timers",
        sa.Column("process", sa.String(30), primary_key=True),
        sa.Column("subject", sa.String(36), primary_key=True),
        sa.Column("timer_id", sa.String(36), nullable=False),
        sa.Column("due", sa.BigInteger, nullable=False, comment="microseconds since 1970, UTC"),
        sa.Column("event_id", sa.String(36), nullable=False),
        sa.Column("position", sa.BigInteger, nullable=False),
        sa.Column("correlation_id", sa.String(36), nullable=False),
        sa.Column("parked", sa.String(100), comment="why it cannot be answered"),
    )
    op.create_index("process_timers_by_time", "process_timers", ["process", "due"])
    op.create_table(
        "process_steps",
        sa.Column("step_id", sa.String(36), primary_key=True),
        sa.Column("process", sa.String(30), nullable=False),
        sa.Column("subject", sa.String(36), nullable=False),
        sa.Column("cause_id", sa.String(36), nullable=False, comment="the event or the timer that it answers"),
        sa.Column("event_id", sa.String(36), nullable=False),
        sa.Column("position", sa.BigInteger, nullable=False),
        sa.Column("ordinal", sa.Integer, nullable=False),
        sa.Column("correlation_id", sa.String(36), nullable=False),
        sa.Column("actor_id", sa.String(36)),
        sa.Column("command", sa.LargeBinary, comment="none while the event itself is not answered"),
        sa.Column("undo", sa.LargeBinary, comment="the command that takes it back"),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("why", sa.String(100), comment="the code of the refusal, or what failed"),
    )
    op.create_index("process_steps_by_state", "process_steps", ["process", "state", "position", "ordinal"])
    op.create_index("process_steps_by_cause", "process_steps", ["cause_id"])
