"""The log of the server holds no text that people wrote."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from tests.integration.boards import Board


@pytest.mark.parametrize("database", ["command", "query"])
def test_an_error_of_a_database_tells_no_parameters(board: Board, database: str) -> None:
    with board.app.app_context():
        engine = board.app.extensions["sqlalchemy"].engines[database]
    with pytest.raises(DatabaseError) as failed, engine.connect() as connection:
        connection.execute(text("SELECT :secret FROM nowhere"), {"secret": "what Ada wrote"})

    assert "what Ada wrote" not in str(failed.value)
