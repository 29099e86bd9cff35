"""The projection runner of the ``eventsourcing`` library as its documentation has it: a new row for each event.

It works on PostgreSQL alone, as the library's log on SQLite cannot be subscribed to.
"""

import json
import os
import sys
import time
from typing import Any
from uuid import UUID

from eventsourcing.application import Application
from eventsourcing.persistence import Tracking
from eventsourcing.postgres import PostgresTrackingRecorder
from eventsourcing.projection import Projection, ProjectionRunner
from psycopg.sql import SQL

from bench.stores.eventsourcing_store import Post, environment_of

AT_ONCE = 100
PATIENCE = 600.0
TABLE = SQL("CREATE TABLE IF NOT EXISTS posts (id TEXT PRIMARY KEY, body TEXT)")


class PostgresRows(PostgresTrackingRecorder):
    """A row for each post."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.sql_create_statements.append(TABLE)

    def add(self, id: UUID, text: str, tracking: Tracking) -> None:
        with self.datastore.get_connection() as connection, connection.transaction(), connection.cursor() as cursor:
            self._insert_tracking(cursor, tracking)
            cursor.execute("INSERT INTO posts VALUES (%s, %s)", (str(id), text))


class Posts(Projection[Any]):
    """Adds the posts."""

    name = "posts"
    topics = ()

    def process_event(self, domain_event: Any, tracking: Tracking) -> None:
        self.view.add(domain_event.originator_id, getattr(domain_event, "text", ""), tracking)


def main() -> None:
    """Store posts at the address that stands first, then fold them; prints how many events a second that were."""
    events = json.loads(sys.argv[2])["events"]
    os.environ.update(environment_of(sys.argv[1]))
    application = Application[UUID]()
    for _ in range(events // AT_ONCE):
        application.save(*(Post("x" * 100) for _ in range(AT_ONCE)))
    last = application.recorder.max_notification_id()
    started = time.perf_counter()
    with ProjectionRunner(application_class=Application, projection_class=Posts, view_class=PostgresRows) as runner:
        runner.wait(last, timeout=PATIENCE)
        print(json.dumps({"rate": events / (time.perf_counter() - started)}))


if __name__ == "__main__":
    main()
