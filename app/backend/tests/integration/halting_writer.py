"""A process that appends once and is held in the middle of its transaction; it tells its position at the end.

On SQLite it stops itself when its rows are written and not yet committed. On PostgreSQL the middle is on the
server, where a trigger waits for a lock that the test holds; see ``test_halted_writers``.
"""

import os
import signal
import sqlite3
import sys
from unittest.mock import patch

from app.infrastructure.event_store.sqlite_batch import Batch
from tests.integration.logs import Place, a_log, a_stream, an_append

insert = Batch.insert


def insert_and_stop(batch: Batch, driver: sqlite3.Connection) -> None:
    insert(batch, driver)
    os.kill(os.getpid(), signal.SIGSTOP)


if __name__ == "__main__":
    command_url, keys_url, stream_id = sys.argv[1:]
    with patch.object(Batch, "insert", insert_and_stop), a_log(Place(command_url, keys_url, command_url)) as log:
        receipt = log.events.append(an_append(a_stream(id=stream_id)))
    sys.stdout.write(str(receipt.position))
