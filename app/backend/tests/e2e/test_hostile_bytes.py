"""What the server in front of the application makes of bytes that no client should send."""

import json
import socket
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.e2e.clients import Client
from tests.e2e.servers import PATIENCE, Server

HEAD = "Host: localhost\r\nConnection: close\r\n"
JSON = "Content-Type: application/json\r\n"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    made = Server(Path(tmp_path_factory.mktemp("data")))
    try:
        made.start()
        Client(made).register("ada")
        yield made
    finally:
        made.stop()


def talk(server: Server, request: bytes) -> tuple[int, bytes]:
    """Status and body of the response; 0 where the server just hung up."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE) as connection:
        said = b""
        with suppress(OSError):  # it may hang up before it has read everything
            connection.sendall(request)
        with suppress(ConnectionResetError):
            while part := connection.recv(65536):
                said += part
    head, _, body = said.partition(b"\r\n\r\n")
    return (int(head.split()[1]) if head else 0), body


@pytest.mark.parametrize(
    "target",
    [
        "/api/query/users/%00",
        "/api/query/users/%ff%fe",
        "/api/query/users/%ED%A0%80",
        "/api/query/users/\xff\xfe",
        "/api/query/users/" + "a" * 8000,
        "/api/%00",
        "/api/%c0%ae%c0%ae/",
        "//api/query/nothing",
        "/api/query/../../../etc/passwd",
        "/assets/%2e%2e/%2e%2e/app.py",
    ],
)
def test_an_address_of_strange_bytes_is_not_found(server: Server, target: str) -> None:
    status, body = talk(server, f"GET {target} HTTP/1.1\r\n{HEAD}\r\n".encode("latin-1"))

    assert status in {400, 404, 308}
    assert b"Traceback" not in body


@pytest.mark.parametrize(
    "query", ["tag=%00", "tag=%ff", "after=%ff", "limit=%00", "%00=1", "tag=\xff", "&&&=", "tag=%"]
)
def test_a_parameter_of_strange_bytes_is_refused_or_finds_nothing(server: Server, query: str) -> None:
    status, _ = talk(server, f"GET /api/query/posts?{query} HTTP/1.1\r\n{HEAD}\r\n".encode("latin-1"))

    assert status in {200, 400, 422}


def test_a_chunked_body_is_read_or_refused(server: Server) -> None:
    body = b'{"body":"*x*"}'
    head = f"POST /api/query/preview HTTP/1.1\r\n{HEAD}{JSON}Transfer-Encoding: chunked\r\n\r\n".encode()
    status, answer = talk(server, head + f"{len(body):x}\r\n".encode() + body + b"\r\n0\r\n\r\n")

    assert status == 200
    assert b"<em>x</em>" in answer


@pytest.mark.parametrize("chunked", [False, True])
def test_a_body_of_five_megabytes_is_refused_whatever_it_says_of_its_length(server: Server, chunked: bool) -> None:
    body = json.dumps({"body": "x" * 5_000_000}).encode()
    length = "Transfer-Encoding: chunked" if chunked else f"Content-Length: {len(body)}"
    framed = f"{len(body):x}\r\n".encode() + body + b"\r\n0\r\n\r\n" if chunked else body
    head = f"POST /api/query/preview HTTP/1.1\r\n{HEAD}{JSON}{length}\r\n\r\n".encode()
    status, answer = talk(server, head + framed)

    assert status in {0, 413}
    assert status == 0 or b"request.too_large" in answer


@pytest.mark.parametrize(
    "header",
    [
        "Cookie: hindsight-session=\xff.\x80.a-1",
        "Hindsight-Min-Position: \xff",
        "Sec-Fetch-Site: \xff",
        "Origin: \xff",
        "X-Correlation-Id: \xff",
        "Content-Type: \xff",
        "Content-Length: 99999999999999999999",
        "If-None-Match: \xff",
        "Host: \xff",
    ],
)
def test_a_header_of_strange_bytes_does_no_harm(server: Server, header: str) -> None:
    for line in ("GET /api/query/posts", "POST /api/command/log-out"):
        status, _ = talk(server, f"{line} HTTP/1.1\r\n{HEAD}{header}\r\n\r\n".encode("latin-1"))

        assert status < 500


def test_after_all_of_this_it_serves_and_has_met_nothing_unexpected(server: Server) -> None:
    assert Client(server).request("GET", "/api/query/users/ada")["data"]["username"] == "ada"
    assert "Traceback" not in server.said()
    assert "request.failed" not in server.said()


@pytest.mark.parametrize(
    ("path", "header", "status"),
    [
        ("/api/command/nothing", JSON, 404),
        ("/api/query/posts", JSON, 405),
        ("/api/command/log-out", "", 415),
        ("/api/command/log-out", f"{JSON}Sec-Fetch-Site: cross-site\r\n", 403),
    ],
)
def test_a_refusal_that_reads_no_body_leaves_the_connection_good(
    server: Server, path: str, header: str, status: int
) -> None:
    body = b"x" * 60_000
    refused = f"POST {path} HTTP/1.1\r\nHost: localhost\r\n{header}Content-Length: {len(body)}\r\n\r\n".encode() + body
    after = f"GET /api/query/users/ada HTTP/1.1\r\n{HEAD}\r\n".encode()
    answered, rest = talk(server, refused + after)

    assert answered == status
    assert b'"username":"ada"' in rest
