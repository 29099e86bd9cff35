"""The servers under load, each a process with a folder of its own for the time of the run."""

import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from bench.machine import resident_megabytes

BACKEND = Path(__file__).resolve().parents[1]
PROGRAM = BACKEND.parents[1] / "hindsight"
START_SECONDS = 30.0
QUIET_PORTS = (10_000, 32_768)


class ServerDidNotStart(Exception):
    """The server ended or stayed silent; the message is what it said."""


@dataclass(frozen=True, slots=True)
class Server:
    """A running server."""

    port: int
    process: subprocess.Popen[bytes]

    def memory(self) -> float | None:
        """Megabytes of the worker, which is the child that the server forked."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        workers = children.read_text().split() if children.exists() else []
        return resident_megabytes(int(workers[0])) if workers else None


@contextmanager
def hindsight(folder: Path) -> Iterator[Server]:
    """Hindsight over a data folder, as ``./hindsight serve`` starts it."""
    port = free_port()
    settings = {"PORT": str(port), "HINDSIGHT_DATA_DIR": str(folder), "HINDSIGHT_RATE_LIMITS": "off"}
    with _running([str(PROGRAM), "serve"], port, "/health/ready", settings) as server:
        yield server


@contextmanager
def role(name: str, **settings: str) -> Iterator[Server]:
    """One role of Hindsight, as a service that is given these addresses."""
    port = free_port()
    given = {"PORT": str(port), "HINDSIGHT_RATE_LIMITS": "off", **settings}
    with _running([str(PROGRAM), "serve", "--role", name], port, "/health/live", given) as server:
        yield server


@contextmanager
def peer(name: str, settings: Mapping[str, str]) -> Iterator[Server]:
    """One of the peers, on the same web server with the same settings."""
    port = free_port()
    with _running([sys.executable, "-m", "bench.peers", name, str(port)], port, "/", settings) as server:
        yield server


@contextmanager
def _running(command: list[str], port: int, path: str, settings: Mapping[str, str]) -> Iterator[Server]:
    with subprocess.Popen(
        command, cwd=BACKEND, env={**os.environ, **settings}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            _wait_until_it_answers(process, f"http://127.0.0.1:{port}{path}")
            yield Server(port, process)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait()


def _wait_until_it_answers(process: subprocess.Popen[bytes], address: str) -> None:
    until = time.monotonic() + START_SECONDS
    while process.poll() is None and time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=1):
                return
        except urllib.error.HTTPError as answer:
            if answer.code != 503:
                return
        except OSError:
            pass
        time.sleep(0.05)
    raise ServerDidNotStart(f"{address} does not answer; run {' '.join(map(str, process.args))} to see why.")  # type: ignore[arg-type]


def free_port() -> int:
    """A port where nobody listens, and which the system gives to no outgoing connection by chance."""
    while True:
        port = secrets.choice(range(*QUIET_PORTS))
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
