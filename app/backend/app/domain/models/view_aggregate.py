"""What administrators order about views, all on one stream."""

from app.domain.errors import Forbidden, Invalid, NotFound
from app.domain.events.view_events import (
    VIEWS_ID,
    ViewParkedDiscarded,
    ViewRebuildOrdered,
    ViewRetryOrdered,
)
from app.domain.models.actor import Actor
from app.domain.models.aggregates import Aggregate, applies


class ViewNotFound(NotFound):
    """There is no such view."""

    code = "view.not_found"


class NotAnAdministrator(Forbidden):
    """Only administrators may order this."""

    code = "view.not_an_administrator"


class SiteViews(Aggregate):
    """Takes orders for views; it knows their names and nothing of what is in them."""

    def __init__(self, id: str = VIEWS_ID) -> None:
        super().__init__(id)

    def rebuild(self, *, by: Actor, view: str, known: frozenset[str]) -> None:
        self._check(by, view, known)
        self._record(ViewRebuildOrdered(view))

    def retry(self, *, by: Actor, view: str, known: frozenset[str], stream_id: str) -> None:
        self._check(by, view, known)
        self._record(ViewRetryOrdered(view, stream_id))

    def discard(self, *, by: Actor, known: frozenset[str], what: ViewParkedDiscarded) -> None:
        """Raises ``Invalid`` where the span is none or no reason is given."""
        self._check(by, what.view, known)
        if what.first > what.last:
            raise Invalid("The last position is before the first.", fields={"to": [{"code": "invalid"}]})
        if not isinstance(what.reason, str) or not what.reason.strip():
            raise Invalid("A reason is needed.", fields={"reason": [{"code": "required"}]})
        self._record(what)

    def _check(self, by: Actor, view: str, known: frozenset[str]) -> None:
        if by.role != "administrator":
            raise NotAnAdministrator
        if view not in known:
            raise ViewNotFound

    @applies(ViewRebuildOrdered)
    def _rebuild_ordered(self, event: ViewRebuildOrdered) -> None:
        """What becomes of it shows in the views."""

    @applies(ViewRetryOrdered)
    def _retry_ordered(self, event: ViewRetryOrdered) -> None:
        """What becomes of it shows in the views."""

    @applies(ViewParkedDiscarded)
    def _parked_discarded(self, event: ViewParkedDiscarded) -> None:
        """What becomes of it shows in the views."""
