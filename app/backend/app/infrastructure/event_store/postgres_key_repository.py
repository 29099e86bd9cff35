"""The keys of the texts in the log, on PostgreSQL."""

import time
from collections.abc import Sequence

import orjson
from sqlalchemy import Engine

from app.infrastructure.database.postgres import Writer
from app.infrastructure.event_store.key_repository import DataKey, KeyRepository

PUT = (
    "INSERT INTO keys (event_id, stream_id, subject_id, key, at)"
    " SELECT k->>0, k->>1, k->>2, decode(k->>3, 'hex'), %s FROM jsonb_array_elements(%s) k"
    " ON CONFLICT (event_id) DO NOTHING"
)


class PostgresKeyRepository(KeyRepository):
    """``KeyRepository`` in a database of its own, which is never that of the log."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._puts = Writer(engine)

    def put(self, fresh: Sequence[DataKey]) -> None:
        rows = [(key.event_id, key.stream_id, key.subject_id, key.key.hex()) for key in fresh]
        if rows:
            with self._puts.connection() as driver:
                driver.execute(PUT, (time.time_ns() // 1_000, orjson.dumps(rows).decode()))

    def close(self) -> None:
        self._puts.close()
