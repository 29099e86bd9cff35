"""What was acknowledged is in the log exactly once, what was refused not at all, whatever is killed."""

import os
import secrets
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest

from tests.e2e.chaos import Chaos
from tests.e2e.clients import Client
from tests.e2e.clusters import Cluster
from tests.e2e.dying_server import POINTS
from tests.e2e.extent import EXTENT
from tests.e2e.judge import Evidence, evidence_of, faults, standing
from tests.e2e.ledger import Ledger
from tests.e2e.servers import Server, run, wait_until
from tests.e2e.windows import KINDS
from tests.integration.logs import ENGINES

WINDOWS = 16
pytestmark = pytest.mark.torture
SEED = os.environ.get("CHAOS_SEED") or secrets.token_hex(4)


def hold(ledger: Ledger, server: Server, scratch: Path) -> Evidence:
    """What the clients were told, the log, its keys and the views say the same, and so does the list of posts."""
    listed = [(post["id"], post["title"], post["version"]) for post in Client(server).posts(ledger.newest())]
    assert server.terminate() == 0
    evidence = evidence_of(server.place, server.folder, scratch)

    assert faults(ledger, evidence) == []
    assert listed == standing(ledger, evidence).listed()
    return evidence


@pytest.mark.parametrize("server", ENGINES, indirect=True)
def test_nothing_is_lost_doubled_or_half_done_whoever_is_killed_when(server: Server, tmp_path: Path) -> None:
    print(f"CHAOS_SEED={SEED}")  # noqa: T201  whoever sees this fail can have it again
    orders = EXTENT.orders // (4 if server.elsewhere else 1)
    chaos = Chaos(server, SEED, orders, WINDOWS)
    ledger = chaos.run([*[server.kill_all, server.kill_worker] * 2, server.kill_parent, server.terminate])
    evidence = hold(ledger, server, tmp_path / "scratch")

    assert len(ledger.entries) >= orders
    assert ledger.unknown > 0
    assert {entry.name for entry in ledger.entries if entry.done} == KINDS
    for file in server.folder.glob("views.db*"):
        file.unlink()
    assert run(server.folder, "views", "rebuild", **server.settings).returncode == 0
    assert evidence_of(server.place, server.folder, tmp_path / "again").views == evidence.views


@pytest.mark.parametrize("server", ENGINES, indirect=True)
def test_nothing_is_lost_whichever_point_of_an_append_it_dies_at(server: Server, tmp_path: Path) -> None:
    print(f"CHAOS_SEED={SEED}")  # noqa: T201
    chance = Random(SEED)

    def die_at(point: str) -> None:
        assert server.terminate() == 0
        server.begin("-m", "tests.e2e.dying_server", DIE_AT=point, DIE_AFTER=str(chance.randint(1, 20)))
        server.wait_for_its_end()

    chaos = Chaos(server, SEED, EXTENT.orders // 8, WINDOWS)
    ledger = chaos.run([partial(die_at, point) for point in POINTS])

    hold(ledger, server, tmp_path / "scratch")
    assert ledger.unknown > 0


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        made = Cluster(Path(folder))
        made.make()
        try:
            yield made
        finally:
            made.stop_at_once()


def test_nothing_is_lost_when_the_database_dies_under_the_board(cluster: Cluster, tmp_path: Path) -> None:
    print(f"CHAOS_SEED={SEED}")  # noqa: T201
    server = Server(tmp_path / "data", cluster.place, cluster.settings)
    try:

        def again(end: Callable[[], None]) -> None:
            end()
            cluster.start()

        chaos = Chaos(server, SEED, EXTENT.orders // 8, WINDOWS)
        ledger = chaos.run([partial(again, end) for end in (cluster.stop_at_once, cluster.kill_postmaster)])

        hold(ledger, server, tmp_path / "scratch")
        assert ledger.unknown > 0
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
