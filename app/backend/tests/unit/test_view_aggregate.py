"""Who orders what about views."""

import pytest

from app.domain.errors import Invalid
from app.domain.events.view_events import VIEWS_ID, ViewParkedDiscarded, ViewRebuildOrdered, ViewRetryOrdered
from app.domain.models.actor import Actor
from app.domain.models.view_aggregate import NotAnAdministrator, SiteViews, ViewNotFound
from tests.facts import ADA_ID, POST_ID

ADMINISTRATOR, MODERATOR = Actor(ADA_ID, "administrator"), Actor(ADA_ID, "moderator")
KNOWN = frozenset({"posts"})
DISCARDED = ViewParkedDiscarded("posts", POST_ID, 3, 5, "not to be mended")


def test_an_administrator_orders_one_thing_after_another() -> None:
    views = SiteViews()
    views.rebuild(by=ADMINISTRATOR, view="posts", known=KNOWN)
    views.retry(by=ADMINISTRATOR, view="posts", known=KNOWN, stream_id=POST_ID)
    views.discard(by=ADMINISTRATOR, known=KNOWN, what=DISCARDED)

    assert views.pending == [ViewRebuildOrdered("posts"), ViewRetryOrdered("posts", POST_ID), DISCARDED]
    assert SiteViews.replay(VIEWS_ID, views.pending).changes == 3


def test_a_moderator_does_not() -> None:
    with pytest.raises(NotAnAdministrator):
        SiteViews().rebuild(by=MODERATOR, view="posts", known=KNOWN)


def test_a_view_that_is_none_is_refused() -> None:
    with pytest.raises(ViewNotFound):
        SiteViews().rebuild(by=ADMINISTRATOR, view="parrots", known=KNOWN)


@pytest.mark.parametrize(("first", "last", "reason"), [(5, 3, "why"), (3, 5, " ")])
def test_a_discard_that_means_nothing_is_refused(first: int, last: int, reason: str) -> None:
    what = ViewParkedDiscarded("posts", POST_ID, first, last, reason)

    with pytest.raises(Invalid):
        SiteViews().discard(by=ADMINISTRATOR, known=KNOWN, what=what)
