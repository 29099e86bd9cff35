"""The rows of the log put in by hand: what SQLite itself costs."""

import sqlite3
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from uuid import uuid4

from app.infrastructure.event_store.appends import Append, Receipt
from app.infrastructure.event_store.group_commit import GroupCommit, Outcome

EVENT = "INSERT INTO events VALUES (?, ?, ?, 1, 'post.published', 1, ?, ?, ?, ?, NULL, ?)"
STREAM = "INSERT INTO streams VALUES (?, 1)"
TABLES = """
    PRAGMA journal_mode = WAL;
    PRAGMA synchronous = FULL;
    CREATE TABLE IF NOT EXISTS events (
        position INTEGER PRIMARY KEY, at BIGINT NOT NULL, stream_id VARCHAR(36) NOT NULL,
        stream_version INTEGER NOT NULL, type VARCHAR(100) NOT NULL, schema_version INTEGER NOT NULL,
        event_id VARCHAR(36) NOT NULL, actor_id VARCHAR(36), command_id VARCHAR(36) NOT NULL,
        correlation_id VARCHAR(36) NOT NULL, causation_id VARCHAR(36), body BLOB NOT NULL
    );
    CREATE UNIQUE INDEX IF NOT EXISTS events_by_stream ON events (stream_id, stream_version);
    CREATE TABLE IF NOT EXISTS streams (
        stream_id VARCHAR(36) NOT NULL PRIMARY KEY, version INTEGER NOT NULL
    ) WITHOUT ROWID;
"""


class BareLog:
    """One connection and two tables like those of the log."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._connection.executescript(TABLES)
        self._position = 0

    def insert(self, bodies: Iterable[bytes]) -> list[int]:
        """Commit an event and its stream for each body, all at once; their positions."""
        positions = []
        self._connection.execute("BEGIN IMMEDIATE")
        for body in bodies:
            self._position += 1
            stream_id, command_id = str(uuid4()), str(uuid4())
            ids = (stream_id, str(uuid4()), command_id, command_id, command_id)
            self._connection.execute(EVENT, (self._position, time.time_ns() // 1000, *ids, body))
            self._connection.execute(STREAM, (stream_id,))
            positions.append(self._position)
        self._connection.execute("COMMIT")
        return positions


def in_company(log: BareLog) -> GroupCommit:
    """The write path of the log over bare rows: what many callers cost by themselves."""

    def commit(appends: Sequence[Append]) -> list[Outcome]:
        positions = log.insert([append.id.encode() for append in appends])
        return [Receipt(append.id, 1, position) for append, position in zip(appends, positions, strict=True)]

    return GroupCommit(commit)


def bare_append(body: str) -> Append:
    """An append of that body and nothing else."""
    return Append(id=body, version=1, streams=(), command_id="", correlation_id="")
