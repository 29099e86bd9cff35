"""What holds for all tests."""

from collections.abc import Iterator

import pytest
import structlog
from hypothesis import settings

from app.infrastructure.message_bus import idempotency
from app.query.projections import progress
from tests.databases import Postgres

settings.register_profile("board", deadline=None)  # no test asserts on the clock
settings.load_profile("board")
structlog.configure(processors=[structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)])


@pytest.fixture(scope="session", autouse=True)
def _a_busy_machine_is_waited_for() -> Iterator[None]:
    """What gives up after some seconds in service does not where other work takes the machine."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(progress, "WAIT_SECONDS", 60)
        patch.setattr(idempotency, "WAIT_SECONDS", 60)
        yield


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """Databases on a server of PostgreSQL that are gone after the session; without a server it fails."""
    made = Postgres.make()
    try:
        yield made
    finally:
        made.drop()
