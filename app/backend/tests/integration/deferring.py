"""Boards on which commands wait, and what one sees of them."""

from typing import Any

from sqlalchemy import Engine

from tests.integration.boards import PATIENCE, Board, Json, Person

ASYNC = {"Prefer": "respond-async"}
POST: Json = {"title": "On engines", "body": "It weaves.", "tags": ["history", "engines"]}


def stop_queue(board: Board) -> None:
    board.parts.queue.stop()
    board.threads["commands"].join(PATIENCE)
    assert not board.threads["commands"].is_alive()


def run_what_waits(board: Board) -> None:
    board.parts.queue._stopped.clear()
    board.parts.queue.catch_up()
    board.parts.queue.stop()


def defer(person: Person, name: str, *, key: str | None = None, **fields: Any) -> str:
    """The address of the receipt."""
    response = person.order(name, key=key, headers=ASYNC, **fields)
    assert response.status_code == 202, response.text
    return response.headers["Location"]


def outcome(person: Person, address: str) -> Json:
    response = person.client.get(address)
    assert (response.status_code, response.headers["Cache-Control"]) == (200, "no-store")
    found: Json = response.get_json()
    return found


def rows(board: Board, columns: str) -> list[tuple[object, ...]]:
    with command_database(board).connect() as connection:
        return [tuple(row) for row in connection.exec_driver_sql(f"SELECT {columns} FROM deferred_commands")]


def command_database(board: Board) -> Engine:
    with board.app.app_context():
        engine: Engine = board.app.extensions["sqlalchemy"].engines["command"]
        return engine
