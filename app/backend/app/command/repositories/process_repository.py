"""Orders about processes in the log."""

from app.command.repositories.aggregate_repository import AggregateRepository, Change
from app.domain.events.process_events import PROCESSES_ID
from app.domain.models.process_aggregate import ProcessNotFound, SiteProcesses
from app.infrastructure.event_store.appends import Receipt
from app.infrastructure.event_store.event_repository import EventRepository
from app.infrastructure.message_bus.command_bus import CommandContext


class ProcessRepository(AggregateRepository[SiteProcesses]):
    """Loads and saves the one stream of orders, which is there before anybody gives one."""

    aggregate = SiteProcesses
    not_found = ProcessNotFound

    def __init__(self, log: EventRepository, known: frozenset[str]) -> None:
        super().__init__(log)
        self.known = known

    def all(self) -> SiteProcesses:
        try:
            return self.get(PROCESSES_ID)
        except ProcessNotFound:
            return SiteProcesses()

    def save(self, processes: SiteProcesses, context: CommandContext) -> Receipt:
        return self._append(Change(id=processes.id, version=processes.changes, aggregates=(processes,)), context)
