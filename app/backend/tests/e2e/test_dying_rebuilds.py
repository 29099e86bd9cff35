"""A view that is built beside the one that answers outlives whoever builds it: who comes next goes on with it."""

import os
import secrets
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import pytest

from app.query.projections.generations import Generation, generations_of
from tests.databases import Postgres
from tests.e2e.dying_rebuild import FOLDED, MOVED, PAGE, SWITCHING
from tests.e2e.servers import BACKEND, PATIENCE, environment_of, run
from tests.facts import PUBLISHED
from tests.integration.boards import a_board, urls_of
from tests.integration.logs import ENGINES, Place, a_log, a_stream, an_append, an_id
from tests.integration.views import Rows, Views, views_of

POSTS = 200
DIES = -signal.SIGKILL
SEED = os.environ.get("CHAOS_SEED") or secrets.token_hex(4)


@dataclass(frozen=True, slots=True)
class Stopped:
    """A board that nobody runs, on files or on a server, and the tasks that an operator gives it."""

    folder: Path
    place: Place
    settings: dict[str, str]

    @contextmanager
    def views(self) -> Iterator[Views]:
        with a_log(self.place) as log, views_of(log.events, self.place.query_url or self.folder) as views:
            yield views

    def rows(self) -> Rows:
        with self.views() as views:
            return views.rows()

    def tables(self) -> list[Generation]:
        """All that there are of the view of posts."""
        with self.views() as views, views.engine.connect() as connection:
            return generations_of(connection, ["posts"])

    def rebuild(self) -> str:
        done = run(self.folder, "views", "rebuild", "posts", **self.settings)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def die(self, point: str, after: int) -> int:
        """Rebuild until killed there; how that ended."""
        return subprocess.run(
            [sys.executable, "-m", "tests.e2e.dying_rebuild"],
            cwd=BACKEND,
            env=environment_of(self.folder, DIE_AT=point, DIE_AFTER=str(after), **self.settings),
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        ).returncode


@pytest.fixture(params=ENGINES)
def stopped(tmp_path: Path, request: pytest.FixtureRequest) -> Stopped:
    """A board with so many posts."""
    folder, settings, place = tmp_path / "data", dict[str, str](), Place.in_folder(tmp_path / "data")
    if request.param == "postgresql":
        postgres: Postgres = request.getfixturevalue("postgres")
        postgres.clear()
        place = Place(postgres.command_url, postgres.keys_url, postgres.owner_url, postgres.query_url)
        settings = {f"{name.removesuffix('_url').upper()}_DATABASE_URL": url for name, url in urls_of(place).items()}
    with a_board(folder, **urls_of(place)) as board:
        folder.chmod(0o700)
        ids = [an_id() for _ in range(POSTS)]
        streams = (a_stream(replace(PUBLISHED, post_id=id, title=f"On engine {id}"), id=id) for id in ids)
        board.parts.events.append(an_append(*streams))
        assert board.parts.progress.wait_for(POSTS)
    return Stopped(folder, place, settings)


def test_a_rebuild_that_is_killed_goes_on_where_it_was(stopped: Stopped) -> None:
    print(f"CHAOS_SEED={SEED}")  # noqa: T201  whoever sees this fail can have it again
    before, chance, position = stopped.rows(), Random(SEED), 0
    for point in chance.sample((FOLDED, FOLDED, MOVED), 3):
        pages = chance.randint(2, 6)
        position += PAGE * (pages if point == MOVED else pages - 1)
        assert stopped.die(point, pages) == DIES
        assert [(each.state, each.position) for each in stopped.tables()] == [("serving", 0), ("building", position)]
        assert stopped.rows() == before
    assert stopped.die(SWITCHING, 1) == DIES
    assert [(each.state, each.position) for each in stopped.tables()] == [("serving", 0), ("building", POSTS)]

    assert "The posts view answers from tables 2: " in (said := stopped.rebuild())
    assert said.endswith("rows, the same as before.\n")
    assert [each.state for each in stopped.tables()] == ["kept", "serving"]
    resumed = stopped.rows()
    stopped.rebuild()
    assert (before, stopped.rows()) == (resumed, resumed)
