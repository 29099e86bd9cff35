"""A server of PostgreSQL of the tests' own, which may be stopped without a word and killed."""

import os
import shutil
import signal
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import make_url

from bench.servers import free_port
from tests.databases import ask
from tests.e2e.servers import PATIENCE, wait_until
from tests.integration.logs import Place

SERVICE = "postgres" if os.geteuid() == 0 else None
"""Root may not run it."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """Made in an empty folder that others may reach, with the settings that a server comes with."""

    folder: Path
    port: int = field(default_factory=free_port)
    options: str = ""

    def make(self, *databases: str) -> None:
        if SERVICE:
            shutil.chown(self.folder, SERVICE)
        self._run("initdb", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-instructions", "--no-sync")
        self.start()
        for name in databases:
            ask(make_url(self.address("postgres")), f"CREATE DATABASE {name}")

    def start(self) -> None:
        self._run(
            "pg_ctl",
            "-w",
            "-l",
            str(self.folder / "said"),
            "-o",
            f"-p {self.port} -k {self.folder} {self.options}",
            "start",
        )

    def ask_for_passwords(self) -> None:
        """From now on whoever comes by network has to give one, as to the server of an image."""
        rules = "local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n"
        (self.folder / "pg_hba.conf").write_text(rules, encoding="utf-8")
        self._run("pg_ctl", "reload")

    def stop_at_once(self) -> None:
        """As when the machine goes down: nothing is finished, nothing flushed."""
        self._run("pg_ctl", "-m", "immediate", "stop")

    def kill_postmaster(self) -> None:
        """Those who serve connections have to notice by themselves."""
        pid = int((self.folder / "postmaster.pid").read_text().splitlines()[0])
        os.kill(pid, signal.SIGKILL)
        wait_until(lambda: not self._has_processes(), "the server's processes have ended")
        for left in ("postmaster.pid", f".s.PGSQL.{self.port}", f".s.PGSQL.{self.port}.lock"):
            (self.folder / left).unlink()  # nobody may have reaped the dead, whom the next one would take for alive

    def address(self, name: str) -> str:
        return f"postgresql+psycopg://postgres:none@127.0.0.1:{self.port}/{name}"

    @property
    def place(self) -> Place:
        return Place(self.address("command"), self.address("keys"), self.address("command"))

    @property
    def settings(self) -> dict[str, str]:
        return {"COMMAND_DATABASE_URL": self.place.command_url, "KEYS_DATABASE_URL": self.place.keys_url}

    def _has_processes(self) -> bool:
        return any(str(self.folder).encode() in _memory(process) for process in Path("/proc").glob("[0-9]*"))

    def _run(self, program: str, *arguments: str) -> None:
        found = subprocess.run(["pg_config", "--bindir"], capture_output=True, text=True, check=True)
        path = Path(found.stdout.strip()) / program
        done = subprocess.run(
            [str(path), "-D", str(self.folder), *arguments],
            user=SERVICE,
            cwd="/",
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        assert done.returncode == 0, done.stderr


def _memory(process: Path) -> bytes:
    """What a process was started with, where it still runs."""
    try:
        return (process / "cmdline").read_bytes() + bytes((process / "cwd").readlink())
    except OSError:
        return b""
