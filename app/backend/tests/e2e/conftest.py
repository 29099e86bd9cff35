"""A served board that is gone after the test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.databases import Postgres
from tests.e2e.servers import Server
from tests.integration.logs import Place


@pytest.fixture
def server(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Server]:
    """Its log stands in its folder, or on PostgreSQL where the test asks for that."""
    folder = tmp_path / "data"
    if getattr(request, "param", "sqlite") == "postgresql":
        made = _on_postgres(folder, request.getfixturevalue("postgres"))
    else:
        made = Server(folder)
    try:
        yield made
    finally:
        made.stop()


def _on_postgres(folder: Path, postgres: Postgres) -> Server:
    postgres.clear()
    place = Place(postgres.command_url, postgres.keys_url, postgres.owner_url)
    settings = {"COMMAND_DATABASE_URL": place.command_url, "KEYS_DATABASE_URL": place.keys_url}
    return Server(folder, place, settings)
