"""A program that appends from several threads, again where the log fails, and says so line by line."""

import os
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.infrastructure.database.engines import open_engine
from app.infrastructure.event_store.appends import IdempotencyKey, LogUnavailable
from tests.integration import logs
from tests.integration.logs import a_log, an_append

THREADS = 4


def write(folder: Path, appends: int) -> None:
    with a_log(folder) as log, ThreadPoolExecutor(THREADS) as pool:

        def append(number: int) -> None:
            order = an_append(key=IdempotencyKey("power", str(number), "the same"))
            while True:
                try:
                    receipt = log.events.append(order)
                    os.write(1, f"{receipt.id} {receipt.position}\n".encode())
                    return
                except LogUnavailable as trouble:
                    os.write(2, f"{trouble}\n".encode())

        list(pool.map(append, range(appends)))


if __name__ == "__main__":
    if sys.argv[3:] == ["lazily"]:  # as a log must not be opened
        pytest.MonkeyPatch().setattr(logs, "open_engine", lambda url, *, durable: open_engine(url, durable=False))
    write(Path(sys.argv[1]), int(sys.argv[2]))
