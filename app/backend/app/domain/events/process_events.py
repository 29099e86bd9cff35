"""What administrators order about processes; these read it in the log and obey."""

from dataclasses import dataclass

from app.domain.events.event import Audience, DomainEvent, event_type

PROCESSES_ID = "70726f63-6573-8000-8000-000000000000"
"""The stream of all orders about processes."""


@event_type("process.retry_ordered", version=1, audience=Audience.OPERATORS)
@dataclass(frozen=True, slots=True)
class ProcessRetryOrdered(DomainEvent):
    """What a process has given up on is to be tried again."""

    process: str
