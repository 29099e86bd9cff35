"""The name of a log's history."""

import secrets

from sqlalchemy import Engine, update

from app.infrastructure.event_store.tables import epoch


def renew_epoch(engine: Engine) -> None:
    """From here on the log may tell another story than the one it was copied from."""
    with engine.begin() as connection:
        connection.execute(update(epoch).values(epoch=secrets.token_hex(6)))
