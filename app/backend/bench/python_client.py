"""A load client for machines without wrk: one thread, many sockets. It takes more of the cores than wrk does."""

import json
import selectors
import socket
import subprocess
import sys
import time
from dataclasses import asdict, dataclass, field
from itertools import count

from bench.rounds import Sample
from bench.traffic import NUMBER, RequestsFailed, Traffic

END_OF_HEADERS = b"\r\n\r\n"


class PythonClient:
    """Runs this module in a process of its own."""

    name = "its own Python client (wrk is not here)"

    def send(self, traffic: Traffic, seconds: float) -> Sample:
        order = {
            "port": traffic.port,
            "connections": traffic.connections,
            "seconds": seconds,
            "raws": [call.raw().decode() for call in traffic.calls],
        }
        program = [sys.executable, "-m", "bench.python_client"]
        done = subprocess.run(program, input=json.dumps(order), capture_output=True, text=True, check=False)
        if done.returncode:
            raise RequestsFailed(done.stderr)
        return Sample(**json.loads(done.stdout))


@dataclass(slots=True)
class _Connection:
    """A socket, what has come in so far, and when the request went out."""

    socket: socket.socket
    received: bytearray = field(default_factory=bytearray)
    sent_at: float = 0.0

    def send(self, raw: bytes) -> None:
        self.received.clear()
        self.sent_at = time.perf_counter()
        self.socket.sendall(raw)

    def is_answered(self) -> bool:
        """Take what has come; whether the answer is whole."""
        self.received += self.socket.recv(1 << 18)
        head, end, body = self.received.partition(END_OF_HEADERS)
        if not end:
            return False
        status = int(head[9:12])
        if status >= 400:
            raise RequestsFailed(bytes(self.received).decode(errors="replace"))
        _, named, length = head.lower().partition(b"content-length: ")
        return not named or status == 304 or len(body) >= int(length.partition(b"\r\n")[0])


def _drive(port: int, connections: int, seconds: float, raws: list[str]) -> Sample:
    numbers = count()
    latencies: list[float] = []

    def next_raw() -> bytes:
        number = next(numbers)
        return raws[number % len(raws)].replace(NUMBER, str(number), 1).encode()

    with selectors.DefaultSelector() as selector:
        for _ in range(connections):
            connection = _Connection(socket.create_connection(("127.0.0.1", port)))
            selector.register(connection.socket, selectors.EVENT_READ, connection)
            connection.send(next_raw())
        started = time.perf_counter()
        while (now := time.perf_counter()) - started < seconds or not latencies:
            for key, _ in selector.select(timeout=1):
                connection = key.data
                if connection.is_answered():
                    latencies.append(time.perf_counter() - connection.sent_at)
                    connection.send(next_raw())
    return Sample.of(now - started, latencies)


if __name__ == "__main__":
    print(json.dumps(asdict(_drive(**json.load(sys.stdin)))))
