"""The linter refuses clocks and chance where a replay must not meet them, and code that says nothing of itself."""

import pytest

from tests.architecture.conftest import Copy

REPLAYED = ["app/domain/models", "app/domain/events", "app/query/projections"]
CLOCKS_AND_CHANCE = [
    "import time\n\nNOW = time.time()",
    "from time import monotonic\n\nNOW = monotonic()",
    "from datetime import UTC, datetime\n\nNOW = datetime.now(UTC)",
    "from datetime import date\n\nTODAY = date.today()",
    "import uuid\n\nID = uuid.uuid4()",
    "from uuid import uuid4\n\nID = uuid4()",
    "import random\n\nDIE = random.randint(1, 6)",
    "import secrets\n\nSECRET = secrets.token_hex()",
    "import os\n\nNOISE = os.urandom(8)",
]


@pytest.mark.parametrize("folder", REPLAYED)
@pytest.mark.parametrize("text", CLOCKS_AND_CHANCE)
def test_clocks_and_chance_are_refused_where_events_are_replayed(copy: Copy, folder: str, text: str) -> None:
    copy.plant(f"{folder}/planted.py", text)

    outcome = copy.check("ruff", "check", "--no-cache", "--select", "TID251", f"{folder}/planted.py")

    assert outcome.refused
    assert "TID251" in outcome.said


def test_clocks_and_chance_may_enter_at_the_edge(copy: Copy) -> None:
    copy.plant("app/api/planted.py", "\n".join(CLOCKS_AND_CHANCE))

    outcome = copy.check("ruff", "check", "--no-cache", "--select", "TID251", "app/api/planted.py")

    assert not outcome.refused, outcome.said


@pytest.mark.parametrize("folder", ["domain/models", "command/commands", "query/models", "infrastructure/database"])
def test_a_public_class_without_a_docstring_is_refused(copy: Copy, folder: str) -> None:
    copy.plant(f"app/{folder}/planted.py", "class Planted:\n    pass")

    outcome = copy.check("ruff", "check", "--no-cache", f"app/{folder}/planted.py")

    assert "D101" in outcome.said


@pytest.mark.parametrize("folder", ["command/handlers", "query/handlers", "api/schemas"])
def test_handlers_and_schemas_need_no_docstring_of_their_own(copy: Copy, folder: str) -> None:
    copy.plant(f"app/{folder}/planted.py", "class Planted:\n    pass")

    outcome = copy.check("ruff", "check", "--no-cache", f"app/{folder}/planted.py")

    assert "D101" not in outcome.said


def test_a_function_of_many_parameters_or_branches_is_refused(copy: Copy) -> None:
    branches = "".join(f"    if a == {n}:\n        return {n}\n" for n in range(9))
    copy.plant("app/api/planted.py", f"def planted(a, b, c, d, e, f, *, g):\n{branches}    return 9")

    outcome = copy.check("ruff", "check", "--no-cache", "app/api/planted.py")

    assert "C901" in outcome.said
    assert "PLR0913" in outcome.said


def test_a_module_without_a_docstring_is_refused(copy: Copy) -> None:
    (copy.folder / "app/api/planted.py").write_text("PLANTED = 1\n", encoding="utf-8")

    outcome = copy.check("ruff", "check", "--no-cache", "app/api/planted.py")

    assert "D100" in outcome.said
