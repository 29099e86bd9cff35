"""While a page is written the next one is made ready; what comes of it is what came of pages one by one."""

from collections import Counter
from collections.abc import Iterator, Sequence

import pytest

from app.domain.events.event import RecordedEvent
from app.domain.events.post_events import PostDeleted
from app.infrastructure.event_store.stored_event import StoredEvent
from app.query.projections import fold, pages
from tests.integration.faulty import Faulty, mend, seen
from tests.integration.logs import Log, a_stream, an_append, an_id, on_both_engines
from tests.integration.test_parking import a_post, a_runner, parked
from tests.integration.views import Views

pytestmark = on_both_engines
POSTS = [an_id() for _ in range(4)]


@pytest.fixture(autouse=True)
def _small(log: Log, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A log of four posts that were published, then deleted, in pages of three."""
    monkeypatch.setattr(fold, "PAUSES", (0.0, 0.0))
    monkeypatch.setattr(fold, "MANY", 1)
    monkeypatch.setattr(pages, "PAGE", 3)
    for id in POSTS:
        log.events.append(an_append(a_stream(a_post(id), id=id)))
    for id in POSTS:
        log.events.append(an_append(a_stream(PostDeleted(id, None), id=id, expected=1)))
    yield
    mend()


def test_each_event_is_opened_once(log: Log, views: Views, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: Counter[int] = Counter()
    events = log.events

    def watched(stored: Sequence[StoredEvent], into: object = events.open) -> list[RecordedEvent]:
        opened.update(each.position for each in stored)
        assert callable(into)
        found: list[RecordedEvent] = into(stored)
        return found

    runner = a_runner(views)
    monkeypatch.setattr(events, "open", watched)
    runner.catch_up()

    assert opened == dict.fromkeys(range(1, 9), 1)
    assert seen(views) == list(range(1, 9))


def test_the_rows_are_those_of_pages_one_by_one(log: Log, views: Views, monkeypatch: pytest.MonkeyPatch) -> None:
    a_runner(views).catch_up()
    ahead = views.rows()
    monkeypatch.setattr(fold, "MANY", 100)
    a_runner(views).rebuild()

    assert views.rows() == ahead


def test_a_page_that_cannot_be_made_ready_is_met_in_its_turn(views: Views) -> None:
    Faulty.unprepared.add(5)
    a_runner(views).catch_up()

    assert seen(views) == [1, 2, 3, 4, 6, 7, 8]
    assert [(each.first, each.error) for each in parked(views)] == [(5, "LookupError")]


def test_what_waits_in_one_page_waits_in_the_next(views: Views) -> None:
    Faulty.raises[3] = LookupError()
    a_runner(views).catch_up()

    assert seen(views) == [1, 2, 4, 5, 6, 8]
    assert [(each.first, each.last) for each in parked(views)] == [(3, 7)]


def test_a_page_that_was_made_ready_for_nothing_is_made_ready_anew(views: Views) -> None:
    Faulty.spoilt.add(2)
    a_runner(views).catch_up()

    assert seen(views) == [1, 3, 4, 5, 7, 8]
