"""What holds for all tests."""

import gc
from collections.abc import Callable, Iterator

import pytest
import structlog
from hypothesis import settings
from werkzeug.routing import Rule

from app.command.handlers import passwords
from app.infrastructure.message_bus import idempotency
from app.query.projections import progress
from tests.databases import Postgres

settings.register_profile("board", deadline=None)  # no test asserts on the clock
settings.load_profile("board")
gc.disable()  # what is collected stays, and to look through it for waste takes a third of the time of collecting it
structlog.configure(processors=[structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)])


def pytest_collection_finish() -> None:
    gc.freeze()
    gc.enable()


@pytest.fixture(scope="session", autouse=True)
def _passwords_cost_next_to_nothing() -> Iterator[None]:
    """Most tests register somebody; what a hash costs in service, the served boards of ``e2e`` show."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "TIME_COST", 1)
        patch.setattr(passwords, "MEMORY_KIB", 8)
        yield


@pytest.fixture(scope="session", autouse=True)
def _a_busy_machine_is_waited_for() -> Iterator[None]:
    """What gives up after some seconds in service does not where other work takes the machine."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(progress, "WAIT_SECONDS", 60)
        patch.setattr(idempotency, "WAIT_SECONDS", 60)
        yield


@pytest.fixture(scope="session", autouse=True)
def _routes_are_compiled_once() -> Iterator[None]:
    """Each application compiles its routes, which takes longer than many a test."""
    made, compile_builder = {}, Rule._compile_builder

    def kept(rule: Rule, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
        key = rule.rule, append_unknown, str(rule.defaults)
        if key not in made:
            made[key] = compile_builder(rule, append_unknown)
        return made[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Rule, "_compile_builder", kept)
        yield


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """Databases on a server of PostgreSQL that are gone after the session; without a server it fails."""
    made = Postgres.make()
    try:
        yield made
    finally:
        made.drop()
