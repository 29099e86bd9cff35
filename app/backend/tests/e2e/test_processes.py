"""How processes start, share and end: with a sentence where they must not."""

import re
import signal
import socket
from http.client import HTTPConnection
from pathlib import Path

import pytest

from bench.servers import free_port
from tests.e2e.clients import Client
from tests.e2e.servers import PATIENCE, Server, run

IN_USE = re.compile(r"^Another Hindsight runs on .*\. Stop it first, or set HINDSIGHT_DATA_DIR to another folder\.\n$")


def test_a_second_process_on_a_folder_stops_with_a_sentence(server: Server) -> None:
    server.start()
    for arguments in (["serve"], ["migrate"], ["views", "rebuild"]):
        second = run(server.folder, *arguments, PORT=str(free_port()))

        assert second.returncode == 1
        assert IN_USE.match(second.stderr)
        assert second.stdout == ""
    Client(server).register("ada")


def test_a_taken_port_stops_the_start_with_a_sentence(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        started = run(tmp_path / "data", "serve", PORT=str(port))

    assert started.returncode == 1
    assert re.fullmatch(rf"Port {port} of 127\.0\.0\.1 cannot be had \(.*\)\. Set PORT to another\.\n", started.stderr)


@pytest.mark.parametrize("port", ["http", "9" * 5000])
def test_a_wrong_port_stops_the_start_with_a_sentence(tmp_path: Path, port: str) -> None:
    started = run(tmp_path / "data", "serve", PORT=port)

    assert started.returncode == 1
    assert started.stderr == (f"PORT is {port!r}. Set it to a whole number from 0 to 65535, or leave it out.\n")
    assert not (tmp_path / "data").exists()


def test_a_role_apart_over_files_stops_the_start_with_a_sentence(tmp_path: Path) -> None:
    started = run(tmp_path / "data", "serve", "--role", "streams")

    assert started.returncode == 1
    assert started.stderr.startswith("The role streams lacks QUERY_DATABASE_URL. Roles run apart on PostgreSQL only")
    assert not (tmp_path / "data").exists()


def test_a_board_that_is_asked_to_end_ends_and_keeps_all(server: Server) -> None:
    server.start()
    ada = Client(server)
    ada.register("ada")
    receipt = ada.order("publish-post", "k1", title="On engines", body="It weaves.")

    assert server.terminate() == 0
    assert server.folder_is_free()
    told = run(server.folder, "migrate")
    assert (told.returncode, told.stdout) == (0, f"The log stands at position {receipt['position']}.\n")
    server.start()
    assert ada.request("GET", "/api/query/me")["data"]["username"] == "ada"
    assert [post["title"] for post in ada.posts(receipt["token"])] == ["On engines"]


def test_an_interrupt_from_the_keyboard_ends_it_too(server: Server) -> None:
    server.start()
    assert server.process is not None
    server.process.send_signal(signal.SIGINT)

    assert server.process.wait(10) == 0
    assert server.folder_is_free()


def test_views_are_rebuilt_from_the_log_alone(server: Server) -> None:
    server.start()
    ada = Client(server)
    ada.register("ada")
    receipt = ada.order("publish-post", "k1", title="On engines", body="It weaves.")
    before = ada.posts(receipt["token"])
    assert server.terminate() == 0
    for file in server.folder.glob("views.db*"):
        file.unlink()

    rebuilt = run(server.folder, "views", "rebuild")
    assert (rebuilt.returncode, rebuilt.stdout) == (0, f"The views stand at position {receipt['position']}.\n")
    server.start()
    assert ada.posts(receipt["token"]) == before


def test_a_new_board_says_where_it_is_and_how_to_rule_it(server: Server) -> None:
    server.start()
    address = f"http://127.0.0.1:{server.port}"

    assert f"Hindsight is at {address} with its data in {server.folder}\n" in server.said()
    assert re.search(rf"Open the board as its administrator: {address}/register\?setup=[0-9a-f]{{20}}\n", server.said())
    assert (server.folder / "secret").stat().st_mode & 0o777 == 0o600
    Client(server).register("ada")
    assert server.terminate() == 0
    server.forget_said()
    server.start()
    assert "administrator" not in server.said()


def test_a_board_without_rate_limits_says_so_loudly_and_one_with_them_does_not(server: Server) -> None:
    server.start()

    assert "RATE LIMITS ARE OFF" in server.said()
    assert '"event":"rate_limits.off"' in server.said()
    assert '"level":"warning"' in server.said()
    assert server.terminate() == 0
    server.forget_said()
    server.start(HINDSIGHT_RATE_LIMITS="on")
    assert "RATE LIMITS" not in server.said()
    assert "rate_limits" not in server.said()


def test_open_streams_do_not_keep_a_board_from_ending(server: Server) -> None:
    server.start()
    connections = [HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE) for _ in range(3)]
    for connection in connections:
        connection.request("GET", "/api/query/changes")
        assert connection.getresponse().status == 200

    assert server.terminate() == 0
    assert server.folder_is_free()
    for connection in connections:
        connection.close()
