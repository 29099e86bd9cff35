"""What the days count."""

from app.domain.events.event import EVENT_TYPES
from app.domain.events.key_events import KeysDestroyed
from app.query.projections.dashboard_projection import DEEDS, OTHERS


def test_whatever_a_command_leads_to_is_counted() -> None:
    told = {each for each in EVENT_TYPES.values() if each.__module__.startswith("app.")}

    assert {*DEEDS, *OTHERS} == told - {KeysDestroyed}
