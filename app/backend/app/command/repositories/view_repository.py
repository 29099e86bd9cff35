"""Orders about views in the log."""

from app.command.repositories.aggregate_repository import AggregateRepository, Change
from app.domain.events.view_events import VIEWS_ID
from app.domain.models.view_aggregate import SiteViews, ViewNotFound
from app.infrastructure.event_store.appends import Receipt
from app.infrastructure.event_store.event_repository import EventRepository
from app.infrastructure.message_bus.command_bus import CommandContext


class ViewRepository(AggregateRepository[SiteViews]):
    """Loads and saves the one stream of orders, which is there before anybody gives one."""

    aggregate = SiteViews
    not_found = ViewNotFound

    def __init__(self, log: EventRepository, known: frozenset[str]) -> None:
        super().__init__(log)
        self.known = known

    def all(self) -> SiteViews:
        try:
            return self.get(VIEWS_ID)
        except ViewNotFound:
            return SiteViews()

    def save(self, views: SiteViews, context: CommandContext) -> Receipt:
        return self._append(Change(id=views.id, version=views.changes, aggregates=(views,)), context)
