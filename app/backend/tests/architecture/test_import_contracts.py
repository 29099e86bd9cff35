"""The contracts on imports hold, and each one would notice."""

import pytest

from tests.architecture.conftest import Copy
from tests.architecture.source import settings_of_the_checks

NAMES = {contract["id"]: contract["name"] for contract in settings_of_the_checks()["importlinter"]["contracts"]}

PLANTED = [
    ("direction", "app/domain/models/planted.py", "import app.infrastructure.serializers"),
    ("direction", "app/infrastructure/planted.py", "import app.command.commands"),
    ("direction", "app/infrastructure/planted.py", "import app.query.queries"),
    ("direction", "app/command/commands/planted.py", "import app.api.schemas"),
    ("direction", "app/api/planted.py", "from app.app import create_app"),
    ("sides", "app/command/handlers/planted.py", "import app.query.models"),
    ("sides", "app/query/handlers/planted.py", "import app.command.commands"),
    ("domain", "app/domain/models/planted.py", "import sqlalchemy"),
    ("domain", "app/domain/events/planted.py", "import orjson"),
    ("api", "app/api/planted.py", "import app.command.handlers"),
    ("api", "app/api/planted.py", "import app.command.repositories"),
    ("api", "app/api/planted.py", "import app.query.repositories"),
    ("api", "app/api/planted.py", "import app.query.projections"),
    ("api", "app/api/planted.py", "import app.domain.models.post_aggregate"),
    ("api", "app/api/schemas/planted.py", "import app.infrastructure.database.command_db"),
    ("api", "app/api/schemas/planted.py", "import sqlalchemy"),
    ("handlers", "app/command/handlers/planted.py", "import sqlalchemy"),
    ("handlers", "app/command/handlers/planted.py", "import app.command.models"),
    ("handlers", "app/query/handlers/planted.py", "import app.infrastructure.database.query_db"),
    ("kernel", "app/infrastructure/planted.py", "import app.domain.events.post_events"),
    ("kernel", "app/infrastructure/planted.py", "import app.domain.models.value_objects"),
    ("composition", "app/api/planted.py", "import app.config"),
    ("composition", "app/infrastructure/planted.py", "import app.config"),
    ("composition", "app/command/planted.py", "import app.cli"),
]


def test_every_import_contract_holds(copy: Copy) -> None:
    outcome = copy.check("lint-imports", "--no-logo", "--no-cache")

    assert not outcome.refused, outcome.said


@pytest.mark.parametrize(("contract", "path", "line"), PLANTED)
def test_a_planted_import_breaks_its_contract(copy: Copy, contract: str, path: str, line: str) -> None:
    copy.plant(path, line)

    outcome = copy.check("lint-imports", "--no-logo", "--no-cache", "--contract", contract)

    assert outcome.refused
    assert f"{NAMES[contract]} BROKEN" in outcome.said
    assert "planted" in outcome.said


def test_every_import_contract_has_a_planted_violation() -> None:
    assert {contract for contract, _, _ in PLANTED} == set(NAMES)
