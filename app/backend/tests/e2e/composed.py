"""The services of docker-compose.yml as plain processes of this machine, with the same commands and environments."""

import os
import re
import shutil
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from bench.servers import free_port
from tests.e2e.clusters import Cluster
from tests.e2e.servers import GIVES_UP, PATIENCE, Server, wait_until

PROJECT = Path(__file__).parents[4]
CONTAINERS = PROJECT / "app" / "containers"
PLACE = re.compile(r"\$\{(\w+)(?::([-?])([^}]*))?\}")
NAMED = re.compile(r"\$\{(\w+)\}")
SECRETS = re.compile(r"^(\w+)=$", re.MULTILINE)
DATABASE, FRONT = "postgres", "front"
NGINX = """
daemon off;
pid {folder}/nginx.pid;
error_log stderr warn;
events {{ worker_connections 512; }}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
    {server}
}}
"""


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with its places filled in as Compose does; raises ``KeyError`` where one that is needed is not given."""

    def fill(place: re.Match[str]) -> str:
        name, kind, default = place.groups()
        return values.get(name) or default if kind == "-" else values[name]

    return PLACE.sub(fill, text)


def secrets_of_the_example() -> dict[str, str]:
    """Something else for each that an operator has to fill in."""
    names = SECRETS.findall((CONTAINERS / "env.example").read_text(encoding="utf-8"))
    return {name: f"{number}{'0123456789abcdef' * 4}" for number, name in enumerate(names)}


class Composed:
    """All services, each started, killed and started again by its name; ``more`` is set for every role."""

    def __init__(self, folder: Path, front_port: int | None = None, **more: str) -> None:
        self.folder, self._more = folder, more
        text = filled((PROJECT / "docker-compose.yml").read_text(encoding="utf-8"), secrets_of_the_example())
        self.services: dict[str, dict[str, Any]] = yaml.safe_load(text)["services"]
        self.ports = {name: free_port() for name in self.services} | ({FRONT: front_port} if front_port else {})
        (folder / "cluster").mkdir()
        options = " ".join(self.services[DATABASE]["command"][1:])
        self.cluster = Cluster(folder / "cluster", self.ports[DATABASE], options)
        self._running: dict[str, list[subprocess.Popen[bytes]]] = {}

    @property
    def front(self) -> Server:
        """The board as clients see it."""
        return Server(self.folder, port=self.ports[FRONT])

    def start_all(self) -> None:
        """Each after those that it depends on."""
        waiting = dict(self.services)
        while waiting:
            done = self.services.keys() - waiting.keys()
            ready = [name for name, service in waiting.items() if service.get("depends_on", {}).keys() <= done]
            for name in ready:
                self.start(name)
                del waiting[name]
            for name in ready:
                self.wait_for(name)

    def start(self, name: str, port: int | None = None) -> None:
        """One more of a service; on its own port, unless another is given."""
        if name == DATABASE:
            self._make_databases()
        else:
            environment = self.environment_of(name) | ({"PORT": str(port)} if port else {})
            command = self._front(environment) if name == FRONT else [str(PROJECT / "hindsight"), *self._command(name)]
            with (self.folder / f"{name}.said").open("ab") as said:
                process = subprocess.Popen(
                    command,
                    cwd=PROJECT,
                    env={"PATH": os.environ["PATH"], "HOME": str(self.folder), **self._more, **environment},
                    stdout=said,
                    stderr=said,
                    start_new_session=True,
                )
            self._running.setdefault(name, []).append(process)

    def wait_for(self, name: str) -> None:
        """Until it is ready, or has ended well where it is to end."""
        if self.services[name].get("restart") == "no":
            assert self._running.pop(name)[0].wait(PATIENCE * 2) == 0, self.said(name)
        elif name != DATABASE:
            wait_until(lambda: self.status(name) == 200, f"{name} is ready")

    def environment_of(self, name: str) -> dict[str, str]:
        """What the service is given, with the addresses that it has here."""
        given = {key: self._placed(str(value)) for key, value in self.services[name].get("environment", {}).items()}
        here = {"PORT": self.ports[name], "FRONT_PORT": self.ports[name], "HINDSIGHT_DATA_DIR": self.folder / "data"}
        return given | {key: str(value) for key, value in here.items() if key in given}

    def status(self, name: str, path: str = "/health/ready") -> int | None:
        """What the service itself answers with; none where nobody does."""
        processes = self._running.get(name, [])
        assert all(process.poll() is None for process in processes), self.said(name)
        connection = HTTPConnection("127.0.0.1", self.ports[name], timeout=PATIENCE)
        try:
            connection.request("GET", path)
            return connection.getresponse().status
        except GIVES_UP:
            return None
        finally:
            connection.close()

    def healthcheck(self, name: str) -> int:
        """The code that the check of the service ends with."""
        words = self.services[name]["healthcheck"]["test"][1:]
        here = [re.sub(r"127\.0\.0\.1:\d+", f"127.0.0.1:{self.ports[name]}", word) for word in words]
        return subprocess.run(here, cwd=PROJECT, timeout=PATIENCE, stderr=subprocess.DEVNULL, check=False).returncode

    def kill(self, name: str) -> None:
        """All of a service at once."""
        for process in self._running.pop(name, []):
            _kill(process)

    def kill_first(self, name: str) -> None:
        """The oldest of several."""
        _kill(self._running[name].pop(0))

    def terminate(self, name: str) -> list[int]:
        """Ask it to end; the exit codes, each within ten seconds."""
        processes = self._running.pop(name)
        for process in processes:
            process.terminate()
        return [process.wait(10) for process in processes]

    def stop_all(self) -> None:
        """Leave nothing behind, whatever happened."""
        for name in list(self._running):
            self.kill(name)
        if (self.cluster.folder / "postmaster.pid").exists():
            self.cluster.stop_at_once()

    def said(self, name: str) -> str:
        return (self.folder / f"{name}.said").read_text(errors="replace")

    def _command(self, name: str) -> list[str]:
        command: list[str] = self.services[name]["command"]
        return command

    def _placed(self, text: str) -> str:
        """Names of services and their ports as they are here."""
        for name, port in self.ports.items():
            text = re.sub(rf"\b{name}:\d+", f"127.0.0.1:{port}", text)
        return text

    def _make_databases(self) -> None:
        """As the image does when its volume is empty."""
        self.cluster.make()
        here = {"PATH": os.environ["PATH"], "PGHOST": str(self.cluster.folder), "PGPORT": str(self.cluster.port)}
        script = CONTAINERS / "make_databases.sh"
        subprocess.run([script], env=here | self.environment_of(DATABASE), timeout=PATIENCE, check=True)
        self.cluster.ask_for_passwords()

    def _front(self, environment: Mapping[str, str]) -> list[str]:
        values = {**environment, "CLIENT": str(PROJECT / "app" / "frontend" / "dist")}
        template = (CONTAINERS / "front.conf.template").read_text(encoding="utf-8")
        server = NAMED.sub(lambda place: values[place.group(1)], template)
        path = self.folder / "nginx.conf"
        path.write_text(NGINX.format(folder=self.folder, server=server), encoding="utf-8")
        nginx = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
        assert nginx, "The tests need nginx: make test-backend installs it where it can."
        return [nginx, "-e", "stderr", "-c", str(path)]


@contextmanager
def composed(front_port: int | None = None, **more: str) -> Iterator[Composed]:
    """All services, which are gone afterwards."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        Path(folder).chmod(0o755)  # the user that runs PostgreSQL passes through it
        made = Composed(Path(folder), front_port, **more)
        try:
            made.start_all()
            yield made
        finally:
            made.stop_all()


def _kill(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(PATIENCE)
