"""What the write side keeps of processes besides their events."""

from sqlalchemy import BigInteger, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from app.infrastructure.database.command_db import CommandBase


class ProcessState(CommandBase):
    """What a process remembers of one subject, as JSON without anything that people wrote."""

    __tablename__ = "process_states"
    process: Mapped[str] = mapped_column(String(30), primary_key=True)
    subject: Mapped[str] = mapped_column(String(36), primary_key=True)
    state: Mapped[bytes] = mapped_column(LargeBinary)


class ProcessTimer(CommandBase):
    """When a process is woken for a subject, and the event that asked for it."""

    __tablename__ = "process_timers"
    process: Mapped[str] = mapped_column(String(30), primary_key=True)
    subject: Mapped[str] = mapped_column(String(36), primary_key=True)
    timer_id: Mapped[str] = mapped_column(String(36))
    due: Mapped[int] = mapped_column(BigInteger, comment="microseconds since 1970, UTC")
    event_id: Mapped[str] = mapped_column(String(36))
    position: Mapped[int] = mapped_column(BigInteger)
    correlation_id: Mapped[str] = mapped_column(String(36))
    parked: Mapped[str | None] = mapped_column(String(100), comment="why it cannot be answered")
    __table_args__ = (Index("process_timers_by_time", "process", "due"),)


class ProcessStep(CommandBase):
    """A command that a process gives: pending, done, refused, dropped, or parked."""

    __tablename__ = "process_steps"
    step_id: Mapped[str] = mapped_column(String(36), primary_key=True)
    process: Mapped[str] = mapped_column(String(30))
    subject: Mapped[str] = mapped_column(String(36))
    cause_id: Mapped[str] = mapped_column(String(36), comment="the event or the timer that it answers")
    event_id: Mapped[str] = mapped_column(String(36))
    position: Mapped[int] = mapped_column(BigInteger)
    ordinal: Mapped[int]
    correlation_id: Mapped[str] = mapped_column(String(36))
    actor_id: Mapped[str | None] = mapped_column(String(36))
    command: Mapped[bytes | None] = mapped_column(LargeBinary, comment="none while the event itself is not answered")
    undo: Mapped[bytes | None] = mapped_column(LargeBinary, comment="the command that takes it back")
    state: Mapped[str] = mapped_column(String(10))
    why: Mapped[str | None] = mapped_column(String(100), comment="the code of the refusal, or what failed")
    __table_args__ = (
        Index("process_steps_by_state", "process", "state", "position", "ordinal"),
        Index("process_steps_by_cause", "cause_id"),
    )
