"""A disk that is full or cannot be written: refused with a sentence, read on, and well again by itself."""

import subprocess
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import orjson
import pytest

from tests.e2e.clients import Client
from tests.e2e.servers import PATIENCE, Server, run, wait_until

SMALL = 6 * 1024 * 1024
LARGE = 512 * 1024 * 1024
LONG = "It weaves algebraic patterns. " * 3_000


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 6 MiB of its own; mounting one needs root, as CI has it."""
    path = tmp_path / "disk"
    path.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SMALL}", "tmpfs", str(path)], check=True)
    yield path
    subprocess.run(["umount", "--lazy", str(path)], check=True)


@pytest.fixture
def board(disk: Path) -> Iterator[Server]:
    server = Server(disk / "data")
    try:
        yield server
    finally:
        server.stop()


def publish(board: Server, ada: Client, number: int) -> tuple[int, dict[str, Any]]:
    """Status and body of an order that may be refused."""
    connection = HTTPConnection("127.0.0.1", board.port, timeout=PATIENCE)
    body = orjson.dumps({"title": str(number), "body": LONG})
    headers = {"Content-Type": "application/json", "Cookie": ada.cookie, "Idempotency-Key": str(number)}
    connection.request("POST", "/api/command/publish-post", body, headers)
    response = connection.getresponse()
    answer: dict[str, Any] = orjson.loads(response.read())
    connection.close()
    return response.status, answer


def fill(board: Server, ada: Client) -> tuple[list[str], tuple[int, dict[str, Any]]]:
    """Publish until it is refused; what was acknowledged, and the refusal."""
    done: list[str] = []
    while True:
        status, answer = publish(board, ada, len(done))
        if status != 200:
            return done, (status, answer)
        done.append(answer["token"])


def fresh(ada: Client, token: str) -> bool:
    return ada.request("GET", "/api/query/posts", Hindsight_Min_Position=token)["stale"] is False


def test_a_full_disk_refuses_writes_reads_on_and_recovers_by_itself(board: Server, disk: Path) -> None:
    board.start()
    ada = Client(board)
    ada.register("ada")
    tokens, (status, refusal) = fill(board, ada)

    assert (status, refusal["code"]) == (507, "log.full")
    assert ada.request("GET", "/api/query/posts")["data"], "reads go on"

    subprocess.run(["mount", "-o", f"remount,size={LARGE}", str(disk)], check=True)
    wait_until(lambda: publish(board, ada, len(tokens))[0] == 200, "the board writes again")
    _, again = publish(board, ada, len(tokens))
    wait_until(lambda: fresh(ada, again["token"]), "the views have caught up")
    titles = [post["title"] for post in ada.posts(again["token"])]
    assert titles == [str(number) for number in reversed(range(len(tokens) + 1))]


def test_a_full_disk_stops_the_first_start_with_a_sentence(disk: Path) -> None:
    (disk / "ballast").write_bytes(b"0" * (SMALL - 8192))
    started = run(disk / "data", "serve", PORT="0")

    assert started.returncode == 1
    assert started.stderr.endswith("Free some space or change its rights, then start again.\n")
    assert "Traceback" not in started.stderr


def test_a_read_only_disk_stops_the_start_with_a_sentence(disk: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    for arguments in (["serve"], ["migrate"], ["views", "rebuild"]):
        started = run(disk / "data", *arguments, PORT="0")

        assert started.returncode == 1
        assert started.stderr == (
            f"{disk}/data cannot be written: Read-only file system. "
            "Free some space or change its rights, then start again.\n"
        )


def test_a_back_up_without_room_is_refused_with_a_sentence_and_leaves_nothing(tmp_path: Path, disk: Path) -> None:
    (disk / "ballast").write_bytes(bytes(SMALL - 64 * 1024))
    server = Server(tmp_path / "data")
    try:
        server.start()
        Client(server).register("ada")
        done = run(server.folder, "backup", str(disk))
    finally:
        server.stop()

    assert done.returncode == 1
    assert "cannot be written: " in done.stderr
    assert done.stderr.endswith("Nothing of it was kept.\n")
    assert [path.name for path in disk.iterdir()] == ["ballast"]
