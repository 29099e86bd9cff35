"""How orders about views are given."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.command.commands.view_commands import DiscardParked, RebuildView, RetryParked
from app.command.repositories.view_repository import ViewRepository
from app.domain.events.view_events import ViewParkedDiscarded
from app.infrastructure.event_store.appends import Receipt
from app.infrastructure.message_bus.command_bus import CommandContext, CommandHandler


@dataclass(frozen=True, slots=True)
class RebuildViewHandler:
    views: ViewRepository

    def handle(self, command: RebuildView, context: CommandContext) -> Receipt:
        views = self.views.all()
        views.rebuild(by=context.actor, view=command.view, known=self.views.known)
        return self.views.save(views, context)


@dataclass(frozen=True, slots=True)
class RetryParkedHandler:
    views: ViewRepository

    def handle(self, command: RetryParked, context: CommandContext) -> Receipt:
        views = self.views.all()
        views.retry(by=context.actor, view=command.view, known=self.views.known, stream_id=command.stream_id)
        return self.views.save(views, context)


@dataclass(frozen=True, slots=True)
class DiscardParkedHandler:
    views: ViewRepository

    def handle(self, command: DiscardParked, context: CommandContext) -> Receipt:
        views = self.views.all()
        what = ViewParkedDiscarded(command.view, command.stream_id, command.first, command.last, command.reason)
        views.discard(by=context.actor, known=self.views.known, what=what)
        return self.views.save(views, context)


def view_handlers(views: ViewRepository) -> Mapping[type, CommandHandler]:
    """The handlers of this topic by command."""
    return {
        RebuildView: RebuildViewHandler(views),
        RetryParked: RetryParkedHandler(views),
        DiscardParked: DiscardParkedHandler(views),
    }
