"""The rules of log-ins."""

import pytest

from app.domain.models.actor import GUEST, Actor
from app.domain.models.session_aggregate import Session, SessionNotFound
from tests.facts import ADA, ADA_ID, ENDED, MALLORY, MODERATOR, SESSION_ID, STARTED
from tests.unit.given import given


def test_a_session_starts_with_its_owner_and_its_end() -> None:
    session = Session.start(
        SESSION_ID, user_id=ADA_ID, secret_digest="d" * 64, ends_at=1_800_000_000, method="password"
    )

    assert session.pending == [STARTED]


def test_its_owner_ends_a_session() -> None:
    given(Session, STARTED, id=SESSION_ID).when(lambda session: session.end(by=ADA)).then(ENDED)


def test_ending_a_session_again_changes_nothing() -> None:
    given(Session, STARTED, ENDED, id=SESSION_ID).when(lambda session: session.end(by=ADA)).then()


@pytest.mark.parametrize("actor", [MALLORY, MODERATOR, GUEST])
def test_nobody_else_ends_a_session(actor: Actor) -> None:
    deed = given(Session, STARTED, id=SESSION_ID).when(lambda session: session.end(by=actor))

    deed.then_refused(SessionNotFound)
