"""What was acknowledged is in the log exactly once, what was refused not at all, whatever is killed."""

import os
import secrets
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from tests.e2e.chaos import Chaos
from tests.e2e.clients import Client
from tests.e2e.clusters import Cluster
from tests.e2e.dying_server import POINTS
from tests.e2e.expectations import Listed
from tests.e2e.extent import EXTENT
from tests.e2e.judge import evidence_of, faults, standing
from tests.e2e.ledger import Ledger
from tests.e2e.servers import Server, run, wait_until
from tests.e2e.windows import KINDS
from tests.integration.logs import ENGINES, a_log
from tests.integration.views import Rows, views_of

pytestmark = pytest.mark.torture
WINDOWS = 16
SEED = os.environ.get("CHAOS_SEED") or secrets.token_hex(4)


@dataclass(frozen=True, slots=True)
class Tried:
    """A board after all that was done to it: what clients were told and what they were shown, before it ended."""

    ledger: Ledger
    server: Server
    listed: list[Listed]

    @classmethod
    def by(cls, server: Server, orders: int, troubles: Sequence[Callable[[], object]]) -> "Tried":
        print(f"CHAOS_SEED={SEED}")  # noqa: T201  whoever sees this fail can have it again
        ledger = Chaos(server, SEED, orders, WINDOWS).run(troubles)
        posts = Client(server).posts(ledger.newest())
        newest = int(ledger.newest().rpartition("-")[2])
        wait_until(lambda: _have_all_come(server.folder, newest), "every group of views is at the head of the log")
        assert server.terminate() == 0
        return cls(ledger, server, [_line(post) for post in posts])

    def hold(self, scratch: Path) -> None:
        """What the clients were told, the log, its keys and the views say the same, and so does the list of posts."""
        evidence = evidence_of(self.server.place, self.server.folder, scratch)

        assert faults(self.ledger, evidence) == []
        assert self.listed == standing(self.ledger, evidence).listed()
        assert self.ledger.unknown > 0


def _have_all_come(folder: Path, position: int) -> bool:
    """Whether every group of views has: one that is folded beside the board's may lag when the board ends."""
    with closing(sqlite3.connect(folder / "views.db")) as views:
        stands = {row[0] for row in views.execute("SELECT position FROM checkpoints")}
    return len(stands) == 1 and min(stands) >= position


def _line(post: dict[str, Any]) -> Listed:
    return post["id"], post["title"], post["version"], post["comment_count"], post["reactions"].get("like", 0)


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tried]:
    server = Server(tmp_path_factory.mktemp("tried") / "data")
    try:
        troubles = (*[server.kill_all, server.kill_worker] * 2, server.kill_parent, server.terminate)
        yield Tried.by(server, EXTENT.orders, troubles)
    finally:
        server.stop()


def test_two_thousand_orders_of_every_kind_were_tried(tried: Tried) -> None:
    assert len(tried.ledger.entries) >= EXTENT.orders
    assert {entry.name for entry in tried.ledger.entries if entry.done} == KINDS


def test_nothing_is_lost_doubled_or_half_done_whoever_is_killed_when(tried: Tried, tmp_path: Path) -> None:
    tried.hold(tmp_path)


def test_its_views_are_made_again_byte_for_byte(tried: Tried) -> None:
    folder = tried.server.folder
    before = rows(folder)
    for file in folder.glob("views.db*"):
        file.unlink()

    assert run(folder, "views", "rebuild").returncode == 0
    assert rows(folder) == before


def rows(folder: Path) -> Rows:
    with a_log(folder) as log, views_of(log.events, folder) as views:
        return views.rows()


@pytest.mark.parametrize("server", ["postgresql"], indirect=True)
def test_the_same_holds_where_the_log_is_on_postgresql(server: Server, tmp_path: Path) -> None:
    Tried.by(server, EXTENT.orders // 5, [server.kill_all, server.kill_worker]).hold(tmp_path / "scratch")


@pytest.mark.parametrize("server", ENGINES, indirect=True)
def test_nothing_is_lost_whichever_point_of_an_append_it_dies_at(server: Server, tmp_path: Path) -> None:
    chance = Random(SEED)

    def die_at(point: str) -> None:
        assert server.terminate() == 0
        server.begin("-m", "tests.e2e.dying_server", DIE_AT=point, DIE_AFTER=str(chance.randint(1, 4)))
        server.wait_for_its_end()

    Tried.by(server, EXTENT.orders // 8, [partial(die_at, point) for point in POINTS]).hold(tmp_path / "scratch")


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        made = Cluster(Path(folder))
        made.make("command", "keys")
        try:
            yield made
        finally:
            made.stop_at_once()


def test_nothing_is_lost_when_the_database_dies_under_the_board(cluster: Cluster, tmp_path: Path) -> None:
    server = Server(tmp_path / "data", cluster.place, cluster.settings)

    def again(end: Callable[[], None]) -> None:
        end()
        cluster.start()

    ends = (cluster.stop_at_once, cluster.kill_postmaster)
    try:
        Tried.by(server, EXTENT.orders // 8, [partial(again, end) for end in ends]).hold(tmp_path / "scratch")
    finally:
        server.stop()


@pytest.mark.parametrize("made", ["log.db", "secret"])
def test_a_board_killed_while_it_is_made_can_be_started(server: Server, made: str) -> None:
    server.begin()
    wait_until((server.folder / made).exists, f"{made} is there")
    server.kill_all()
    server.start()
    ada = Client(server)
    ada.register("ada")

    assert ada.request("GET", "/api/query/me")["data"]["role"] == "administrator"
