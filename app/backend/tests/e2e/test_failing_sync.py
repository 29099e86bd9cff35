"""The disk says that it could not keep what it was given: nothing is acknowledged that is not there."""

import subprocess
import sys
from pathlib import Path

import pytest

from app.infrastructure.event_store.log_check import leaf_holds
from tests.e2e.extent import EXTENT
from tests.e2e.servers import BACKEND, PATIENCE
from tests.integration.logs import a_log

FIRST, LAST = 20, 29

pytestmark = pytest.mark.torture


@pytest.mark.parametrize("call", ["fdatasync", "pwrite64"])
def test_what_the_disk_did_not_keep_is_not_acknowledged_and_comes_with_the_next_try(call: str, tmp_path: Path) -> None:
    with a_log(tmp_path):
        pass
    inject = f"inject={call}:error=EIO:when={FIRST}..{LAST}"
    strace = ["strace", "-f", "-qq", "-e", f"trace={call}", "-e", inject, "-e", "signal=none", "-o", "/dev/null"]
    writer = [sys.executable, "-m", "tests.e2e.power_writer", str(tmp_path), str(EXTENT.appends)]
    done = subprocess.run(
        [*strace, *writer], cwd=BACKEND, capture_output=True, text=True, timeout=PATIENCE * 10, check=True
    )

    assert "disk I/O error" in done.stderr
    with a_log(tmp_path) as log:
        stored = log.events.read(0, 1_000_000)
        places = [f"{event.stream_id} {event.position}" for event in stored]

        assert sorted(done.stdout.splitlines()) == sorted(places)
        assert len(places) == EXTENT.appends
        assert all(leaf_holds(event) for event in stored)
        log.events.open(stored)
