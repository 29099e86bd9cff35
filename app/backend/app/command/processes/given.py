"""A step that a process gives, as it is stored."""

from dataclasses import asdict, dataclass

from app.command.models.process import ProcessStep
from app.command.processes.process import Cause, Step
from app.infrastructure.event_store.appends import RowChange
from app.infrastructure.serializers.command_form import encode_command

PENDING, DONE, REFUSED, DROPPED, PARKED = "pending", "done", "refused", "dropped", "parked"
LONGEST_WHY = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A command that is given under its own id; without one it is an event that could not be answered yet."""

    step_id: str
    process: str
    subject: str
    cause_id: str
    event_id: str
    position: int
    ordinal: int
    correlation_id: str
    actor_id: str | None
    command: bytes | None
    undo: bytes | None
    state: str = PENDING
    why: str | None = None

    def row(self) -> RowChange:
        """The whole of it, as it begins."""
        values = asdict(self)
        return RowChange(ProcessStep.table(), {"step_id": values.pop("step_id")}, values)

    def becomes(self, state: str, why: str | None = None) -> RowChange:
        values = {"state": state, "why": why and why[:LONGEST_WHY]}
        return RowChange(ProcessStep.table(), {"step_id": self.step_id}, values)

    def cause(self) -> Cause:
        """This step as what further steps follow from."""
        return Cause(
            id=self.cause_id,
            event_id=self.event_id,
            position=self.position,
            correlation_id=self.correlation_id,
            subject=self.subject,
            state={},
        )


def given(process: str, cause: Cause, step_id: str, ordinal: int, step: Step | None) -> Given:
    """A step of the answer to a cause."""
    return Given(
        step_id=step_id,
        process=process,
        subject=cause.subject,
        cause_id=cause.id,
        event_id=cause.event_id,
        position=cause.position,
        ordinal=ordinal,
        correlation_id=cause.correlation_id,
        actor_id=step.actor_id if step else None,
        command=encode_command(step.command) if step else None,
        undo=encode_command(step.undo) if step and step.undo else None,
    )
