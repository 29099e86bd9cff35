"""How orders about processes are given."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.command.commands.process_commands import RetryProcess
from app.command.repositories.process_repository import ProcessRepository
from app.infrastructure.event_store.appends import Receipt
from app.infrastructure.message_bus.command_bus import CommandContext, CommandHandler


@dataclass(frozen=True, slots=True)
class RetryProcessHandler:
    processes: ProcessRepository

    def handle(self, command: RetryProcess, context: CommandContext) -> Receipt:
        processes = self.processes.all()
        processes.retry(by=context.actor, process=command.process, known=self.processes.known)
        return self.processes.save(processes, context)


def process_handlers(processes: ProcessRepository) -> Mapping[type, CommandHandler]:
    """The handlers of this topic by command."""
    return {RetryProcess: RetryProcessHandler(processes)}
