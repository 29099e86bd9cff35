"""What administrators order about views; the projector reads these in the log and obeys."""

from dataclasses import dataclass

from app.domain.events.event import Audience, DomainEvent, Erasable, event_type

VIEWS_ID = "76696577-7300-8000-8000-000000000000"
"""The stream of all orders about views."""


@event_type("view.rebuild_ordered", version=1, audience=Audience.OPERATORS)
@dataclass(frozen=True, slots=True)
class ViewRebuildOrdered(DomainEvent):
    """A view is to be built anew beside the one that answers, and to take its place."""

    view: str


@event_type("view.retry_ordered", version=1, audience=Audience.OPERATORS)
@dataclass(frozen=True, slots=True)
class ViewRetryOrdered(DomainEvent):
    """What is parked of a stream is to be tried again, by building the view anew."""

    view: str
    stream_id: str


@event_type("view.parked_discarded", version=1, audience=Audience.OPERATORS)
@dataclass(frozen=True, slots=True)
class ViewParkedDiscarded(DomainEvent):
    """The events of a stream from one position to another are not to be in the view, ever."""

    view: str
    stream_id: str
    first: int
    last: int
    reason: Erasable[str]
