"""What the row of a thing says of whether it is there."""

from app.domain.events.event import Erasable, RecordedEvent, readable
from app.query.models.ready_json import rfc3339
from app.query.projections.rows import Row

PRESENT = {"state": "present", "state_by": None, "state_at": None, "state_reason": None}


def gone(state: str, reason: Erasable[str] | None, recorded: RecordedEvent) -> Row:
    """It is not any more: by whom, when and why."""
    by = {"state_by": recorded.actor_id, "state_at": rfc3339(recorded.at), "state_reason": readable(reason)}
    return {"state": state, **by}
