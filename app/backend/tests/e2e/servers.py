"""The program as an operator runs it: real processes on a data folder of their own."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from time import monotonic

from app.infrastructure.database.data_folder import DataFolder, FolderInUse
from bench.servers import free_port
from tests.integration.logs import Place

BACKEND = Path(__file__).parents[2]
PATIENCE = 30
GIVES_UP = (OSError, HTTPException)


def wait_until(holds: Callable[[], bool], what: str) -> None:
    """Ask again and again, for a bounded time."""
    end = monotonic() + PATIENCE
    while not holds():
        if monotonic() > end:
            raise AssertionError(f"never came true: {what}")
        threading.Event().wait(0.01)


def run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command line, until it ends."""
    return subprocess.run(
        [sys.executable, "app.py", *arguments],
        cwd=BACKEND,
        env=environment_of(folder, **environment),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def environment_of(folder: Path, **more: str) -> dict[str, str]:
    return {"PATH": os.environ["PATH"], "HINDSIGHT_DATA_DIR": str(folder), "HINDSIGHT_RATE_LIMITS": "off"} | more


@dataclass(slots=True)
class Server:
    """A board that is served, killed and served again, at one address."""

    folder: Path
    elsewhere: Place | None = None
    settings: dict[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def place(self) -> Place:
        """Where its log and keys stand."""
        return self.elsewhere or Place.in_folder(self.folder)

    def start(self, **environment: str) -> None:
        """Serve, unless it does, and wait until it answers."""
        if self.process is None or self.process.poll() is not None:
            self.begin(**environment)
        wait_until(self._is_ready, "the board is ready")

    def begin(self, *program: str, **environment: str) -> None:
        """Serve by the program or by another one, in a group of processes of its own."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with self._said.open("ab") as said:
            self.process = subprocess.Popen(
                [sys.executable, *(program or ("app.py", "serve"))],
                cwd=BACKEND,
                env=environment_of(self.folder, PORT=str(self.port), **{**self.settings, **environment}),
                stdout=said,
                stderr=said,
                start_new_session=True,
            )

    def kill_all(self) -> None:
        """The power fails: parent and worker at once."""
        assert self.process is not None
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(PATIENCE)
        wait_until(self.folder_is_free, "the folder is free")

    def kill_parent(self) -> None:
        """Only the parent dies; the worker has to follow by itself."""
        assert self.process is not None
        os.kill(self.process.pid, signal.SIGKILL)
        self.process.wait(PATIENCE)
        wait_until(self.folder_is_free, "the worker has died and left the folder")

    def kill_worker(self) -> None:
        """Only the worker dies; the parent has to end by itself."""
        assert self.process is not None
        for worker in self.workers():
            os.kill(worker, signal.SIGKILL)
        self.process.wait(PATIENCE)
        wait_until(self.folder_is_free, "the folder is free")

    def workers(self) -> list[int]:
        """The processes that the parent started."""
        assert self.process is not None
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return [int(child) for child in children.split()]

    def wait_for_its_end(self) -> None:
        """It dies by itself."""
        assert self.process is not None
        self.process.wait(PATIENCE)
        wait_until(self.folder_is_free, "the folder is free")

    def terminate(self) -> int:
        """Ask it to end; its exit code, within ten seconds."""
        assert self.process is not None
        os.kill(self.process.pid, signal.SIGTERM)
        return self.process.wait(10)

    def stop(self) -> None:
        """Leave nothing behind, whatever happened."""
        if self.process is not None:
            try:
                os.killpg(self.process.pid, signal.SIGKILL)
            except ProcessLookupError:
                return
            self.process.wait(PATIENCE)

    @property
    def _said(self) -> Path:
        """Beside the folder, which may be full."""
        return self.folder.parent.with_suffix(".said")

    def forget_said(self) -> None:
        self._said.unlink()

    def said(self) -> str:
        return self._said.read_text(errors="replace")

    def folder_is_free(self) -> bool:
        try:
            with DataFolder(self.folder):
                return True
        except FolderInUse:
            return False

    def _is_ready(self) -> bool:
        assert self.process is not None
        assert self.process.poll() is None, self.said()
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("GET", "/health/ready")
            return connection.getresponse().status == 200
        except GIVES_UP:
            return False
        finally:
            connection.close()
