"""The roles of the program: which parts run, in which process."""

import os
import threading
import time
from collections.abc import Mapping

import click
from flask import Flask

from app.app import Board, create_app
from app.config.logs import configure_logs
from app.config.settings import Settings

PARENT = "HINDSIGHT_PARENT"
PARENT_CHECK_SECONDS = 0.2


def serve_all() -> Flask:
    """The embedded board as the server's worker runs it, its threads started after the fork."""
    configure_logs()
    _die_with_parent(os.environ)
    settings = Settings.read(os.environ)
    app = create_app(settings)
    board: Board = app.extensions["board"]
    board.runner.prepare()
    threading.Thread(target=board.runner.run, name="projections", daemon=True).start()
    _greet(settings, board)
    return app


def _greet(settings: Settings, board: Board) -> None:
    address = f"http://{settings.host}:{settings.port}"
    click.echo(f"Hindsight is at {address} with its data in {settings.data_folder}")
    if not board.has_administrator:
        click.echo(f"Open the board as its administrator: {address}/register?setup={board.setup_key}")


def _die_with_parent(environment: Mapping[str, str]) -> None:
    """A worker whose master was killed must not go on owning the log."""
    parent = int(environment.get(PARENT) or os.getppid())

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(PARENT_CHECK_SECONDS)
        os._exit(1)

    threading.Thread(target=watch, name="parent-watch", daemon=True).start()
