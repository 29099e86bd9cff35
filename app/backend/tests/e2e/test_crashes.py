"""What was acknowledged is in the log exactly once, what was refused not at all, whatever is killed."""

import os
import secrets
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.databases import Postgres
from tests.e2e.chaos import Chaos
from tests.e2e.clients import Client
from tests.e2e.judge import evidence_of, faults, standing
from tests.e2e.ledger import Ledger
from tests.e2e.servers import Server, run, wait_until
from tests.e2e.windows import KINDS
from tests.integration.logs import Place, a_log
from tests.integration.views import Rows, views_of

WINDOWS, ORDERS = 16, 2_000
SEED = os.environ.get("CHAOS_SEED") or secrets.token_hex(4)


@dataclass(frozen=True, slots=True)
class Tried:
    """A board after all that was done to it: what clients were told and what they were shown, before it ended."""

    ledger: Ledger
    folder: Path
    listed: list[tuple[str, str, int]]

    @classmethod
    def by(cls, chaos: Chaos, troubles: Sequence[Callable[[], object]]) -> "Tried":
        print(f"CHAOS_SEED={SEED}")  # noqa: T201  whoever sees this fail can have it again
        ledger = chaos.run(troubles)
        posts = Client(chaos.server).posts(ledger.newest())
        assert chaos.server.terminate() == 0
        return cls(ledger, chaos.server.folder, [(post["id"], post["title"], post["version"]) for post in posts])

    def hold(self, scratch: Path, place: Place | None = None) -> None:
        """What the clients were told, the log, its keys and the views say the same, and so does the list of posts."""
        evidence = evidence_of(self.folder, scratch, place)

        assert faults(self.ledger, evidence) == []
        assert self.listed == standing(self.ledger, evidence).listed()
        assert self.ledger.unknown > 0


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tried]:
    server = Server(tmp_path_factory.mktemp("tried") / "data")
    try:
        troubles = (*[server.kill_all, server.kill_worker] * 2, server.kill_parent, server.terminate)
        yield Tried.by(Chaos(server, SEED, ORDERS, WINDOWS), troubles)
    finally:
        server.stop()


def test_two_thousand_orders_of_every_kind_were_tried(tried: Tried) -> None:
    assert len(tried.ledger.entries) >= ORDERS
    assert {entry.name for entry in tried.ledger.entries if entry.done} == KINDS


def test_nothing_is_lost_doubled_or_half_done_whoever_is_killed_when(tried: Tried, tmp_path: Path) -> None:
    tried.hold(tmp_path)


def test_its_views_are_made_again_byte_for_byte(tried: Tried) -> None:
    before = rows(tried.folder)
    for file in tried.folder.glob("views.db*"):
        file.unlink()

    assert run(tried.folder, "views", "rebuild").returncode == 0
    assert rows(tried.folder) == before


def rows(folder: Path) -> Rows:
    with a_log(folder) as log, views_of(log.events, folder) as views:
        return views.rows()


def test_the_same_holds_where_the_log_is_on_postgresql(server: Server, postgres: Postgres, tmp_path: Path) -> None:
    postgres.clear()
    urls = {"COMMAND_DATABASE_URL": postgres.command_url, "KEYS_DATABASE_URL": postgres.keys_url}
    tried = Tried.by(Chaos(server, SEED, ORDERS // 5, WINDOWS, urls), [server.kill_all, server.kill_worker])

    tried.hold(tmp_path / "scratch", Place(postgres.command_url, postgres.keys_url, postgres.command_url))


@pytest.mark.parametrize("made", ["log.db", "secret"])
def test_a_board_killed_while_it_is_made_can_be_started(server: Server, made: str) -> None:
    server.begin()
    wait_until((server.folder / made).exists, f"{made} is there")
    server.kill_all()
    server.start()
    ada = Client(server)
    ada.register("ada")

    assert ada.request("GET", "/api/query/me")["data"]["role"] == "administrator"
