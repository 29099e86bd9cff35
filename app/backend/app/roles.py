"""The roles of the program: which parts run, in which process."""

import os
import select
import signal
import sys
import threading

import click
import structlog
from flask import Flask
from sqlalchemy.exc import DatabaseError

from app.app import create_app
from app.board import Board
from app.config.logs import configure_logs
from app.config.role import Part
from app.config.settings import Settings
from app.infrastructure.database.data_folder import DataFolder, FolderOfAnotherVersion, FolderProblem, FolderUnusable
from app.infrastructure.database.migrations import UnknownStep
from app.infrastructure.database.waiting import DatabaseProblem

log = structlog.get_logger(__name__)

PARENT = "HINDSIGHT_PARENT"
PARENT_CHECK_SECONDS = 0.2
THREADS, THREADS_FOR_HEALTH = 32, 4
UNLIMITED = "anybody may try passwords as fast as they like. Unset HINDSIGHT_RATE_LIMITS."


def serve() -> Flask:
    """The role as the server's worker runs it, its threads started after the fork."""
    configure_logs()
    settings = Settings.read(os.environ)
    parent = int(os.environ.get(PARENT) or os.getppid())
    try:
        app = open_app(settings)
    except (FolderProblem, DatabaseProblem) as problem:
        sys.exit(str(problem))
    board: Board = app.extensions["board"]
    for name, run in board.loops().items():
        threading.Thread(target=run, name=name, daemon=True).start()
    threading.Thread(target=_watch, args=(board, parent, _signals()), name="watch", daemon=True).start()
    _greet(settings, board)
    return app


def threads_of(settings: Settings) -> int:
    """How many requests and streams a role serves at once."""
    if settings.role.has(Part.CHANGES):
        return settings.most_streams + THREADS
    return THREADS if settings.role.has(Part.COMMANDS, Part.QUERIES) else THREADS_FOR_HEALTH


def open_app(settings: Settings) -> Flask:
    """The composed application, ready to serve; raises ``FolderProblem``."""
    if settings.role.is_alone:
        DataFolder(settings.data_folder).refuse_log_without_keys(has_keys=settings.keys_url is None)
    try:
        app = create_app(settings)
        board: Board = app.extensions["board"]
        board.prepare()
    except UnknownStep as error:
        raise FolderOfAnotherVersion(settings.data_folder) from error
    except OSError as error:
        raise FolderUnusable(settings.data_folder, error.strerror or str(error)) from error
    except DatabaseError as error:
        raise FolderUnusable(settings.data_folder, str(error.orig)) from error
    return app


def _greet(settings: Settings, board: Board) -> None:
    address, role = f"http://{settings.host}:{settings.port}", settings.role
    where = f"with its data in {settings.data_folder}" if role.is_alone else f"in the role {role.name}"
    click.echo(f"Hindsight is at {address} {where}")
    if not settings.rate_limits:
        log.warning("rate_limits.off", advice=UNLIMITED)
        click.echo(f"RATE LIMITS ARE OFF: {UNLIMITED}")
    if role.has(Part.COMMANDS) and not board.welcome.has_administrator:
        site = address if role.is_alone else "<the board's address>"
        click.echo(f"Open the board as its administrator: {site}/register?setup={board.welcome.setup_key}")


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
            board.stop()
    os._exit(1)  # a worker whose master was killed must not go on owning the log
