"""What administrators order about processes, all on one stream."""

from app.domain.errors import Forbidden, NotFound
from app.domain.events.process_events import PROCESSES_ID, ProcessRetryOrdered
from app.domain.models.actor import Actor
from app.domain.models.aggregates import Aggregate, applies


class ProcessNotFound(NotFound):
    """There is no such process."""

    code = "process.not_found"


class NotAnOperator(Forbidden):
    """Only administrators may order this of a process."""

    code = "process.not_an_administrator"


class SiteProcesses(Aggregate):
    """Takes orders for processes; it knows their names and nothing of what they do."""

    def __init__(self, id: str = PROCESSES_ID) -> None:
        super().__init__(id)

    def retry(self, *, by: Actor, process: str, known: frozenset[str]) -> None:
        if by.role != "administrator":
            raise NotAnOperator
        if process not in known:
            raise ProcessNotFound
        self._record(ProcessRetryOrdered(process))

    @applies(ProcessRetryOrdered)
    def _retry_ordered(self, event: ProcessRetryOrdered) -> None:
        """What becomes of it shows in the process."""
