"""Logs, views and boards on folders of their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.integration.logs import Log, a_log


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    with a_log(tmp_path) as opened:
        yield opened
