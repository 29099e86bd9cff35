"""A served board that is gone after the test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.servers import Server


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    made = Server(tmp_path / "data")
    try:
        yield made
    finally:
        made.stop()
