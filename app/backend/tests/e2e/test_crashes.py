"""What was acknowledged is in the log exactly once, what was refused not at all, whatever is killed."""

import os
import secrets
from pathlib import Path

import pytest

from tests.e2e.chaos import Chaos
from tests.e2e.clients import Client
from tests.e2e.judge import Evidence, evidence_of, faults, standing
from tests.e2e.ledger import Ledger
from tests.e2e.servers import Server, run, wait_until
from tests.e2e.windows import KINDS

WINDOWS, ORDERS = 16, 2_000
SEED = os.environ.get("CHAOS_SEED") or secrets.token_hex(4)


def hold(ledger: Ledger, server: Server, scratch: Path) -> Evidence:
    """What the clients were told, the log, its keys and the views say the same, and so does the list of posts."""
    listed = [(post["id"], post["title"], post["version"]) for post in Client(server).posts(ledger.newest())]
    assert server.terminate() == 0
    evidence = evidence_of(server.folder, scratch)

    assert faults(ledger, evidence) == []
    assert listed == standing(ledger, evidence).listed()
    return evidence


def test_nothing_is_lost_doubled_or_half_done_whoever_is_killed_when(server: Server, tmp_path: Path) -> None:
    print(f"CHAOS_SEED={SEED}")  # noqa: T201  whoever sees this fail can have it again
    chaos = Chaos(server, SEED, ORDERS, WINDOWS)
    ledger = chaos.run([*[server.kill_all, server.kill_worker] * 2, server.kill_parent, server.terminate])
    evidence = hold(ledger, server, tmp_path / "scratch")

    assert len(ledger.entries) >= ORDERS
    assert ledger.unknown > 0
    assert {entry.name for entry in ledger.entries if entry.done} == KINDS
    for file in server.folder.glob("views.db*"):
        file.unlink()
    assert run(server.folder, "views", "rebuild").returncode == 0
    assert evidence_of(server.folder, tmp_path / "again").views == evidence.views


@pytest.mark.parametrize("made", ["log.db", "secret"])
def test_a_board_killed_while_it_is_made_can_be_started(server: Server, made: str) -> None:
    server.begin()
    wait_until((server.folder / made).exists, f"{made} is there")
    server.kill_all()
    server.start()
    ada = Client(server)
    ada.register("ada")

    assert ada.request("GET", "/api/query/me")["data"]["role"] == "administrator"
