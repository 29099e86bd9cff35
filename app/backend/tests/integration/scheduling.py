"""Posts that are to appear later, and what became of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from time import monotonic, sleep

import pytest

from app.domain.events.event import RecordedEvent
from tests.integration.boards import PATIENCE, Board, Json, Person


def ahead(seconds: float) -> str:
    return (datetime.now(UTC) + timedelta(seconds=seconds)).isoformat()


def schedule(person: Person, seconds: float = 3_600, body: str = "It *weaves*.", **fields: object) -> str:
    """The id of a post that is to appear then."""
    given: Json = {"title": f"On {body}", "body": body, "tags": ["later"], "publish_at": ahead(seconds), **fields}
    id: str = person.does("schedule-post", **given)["id"]
    return id


def told(board: Board, post_id: str) -> list[RecordedEvent]:
    return board.parts.events.open(board.parts.events.stream(post_id))


def kinds(board: Board, post_id: str) -> list[str]:
    return [recorded.event.type_name for recorded in told(board, post_id)]


def wait_for(board: Board, post_id: str, kind: str) -> int:
    """The position at which it happened."""
    deadline = monotonic() + PATIENCE
    while kind not in kinds(board, post_id):
        assert monotonic() < deadline, f"{kind} was never told"
        sleep(0.02)
    return told(board, post_id)[kinds(board, post_id).index(kind)].position


@contextmanager
def standing_still(board: Board) -> Iterator[None]:
    """No time comes for the processes of the board meanwhile."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(board.parts.events, "now", lambda: 0)
        yield


def seen_up_to(person: Person, board: Board, position: int) -> None:
    """Let the person's next questions be answered no earlier than that."""
    person.token = f"{board.parts.events.epoch}-{position}"
