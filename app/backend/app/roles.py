"""The roles of the program: which parts run, in which process."""

import os
import select
import signal
import threading

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
    settings = Settings.read(os.environ)
    parent = int(os.environ.get(PARENT) or os.getppid())
    app = create_app(settings)
    board: Board = app.extensions["board"]
    board.runner.prepare()
    threading.Thread(target=board.runner.run, name="projections", daemon=True).start()
    threading.Thread(target=_watch, args=(board, parent, _signals()), name="watch", daemon=True).start()
    _greet(settings, board)
    return app


def _greet(settings: Settings, board: Board) -> None:
    address = f"http://{settings.host}:{settings.port}"
    click.echo(f"Hindsight is at {address} with its data in {settings.data_folder}")
    if not board.welcome.has_administrator:
        click.echo(f"Open the board as its administrator: {address}/register?setup={board.welcome.setup_key}")


def _signals() -> int:
    """A descriptor that becomes readable with each signal, whoever handles it."""
    readable, writable = os.pipe()
    os.set_blocking(writable, False)
    signal.set_wakeup_fd(writable, warn_on_full_buffer=False)
    return readable


def _watch(board: Board, parent: int, signals: int) -> None:
    """Close the streams when the process is told to end, else the server waits for them; die with the parent."""
    while os.getppid() == parent:
        readable, _, _ = select.select([signals], [], [], PARENT_CHECK_SECONDS)
        if readable and signal.SIGTERM in os.read(signals, 64):
            board.progress.close()
            board.runner.stop()
    os._exit(1)  # a worker whose master was killed must not go on owning the log
