"""Entry point: runs one role of the program or one task of the command line."""

import json
import multiprocessing
import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import click

from app.api.openapi import openapi
from app.app import Board
from app.config.settings import Settings, WrongSetting
from app.config.web_server import web_server
from app.domain.events.event import EVENT_TYPES
from app.infrastructure.database.data_folder import DataFolder, FolderProblem
from app.infrastructure.serializers.event_forms import FormChanged, write_forms
from app.roles import PARENT, open_app

EVENT_FORMS = Path(__file__).parent / "app" / "domain" / "events" / "schemas"


@click.group()
def hindsight() -> None:
    """Hindsight: a board whose history can be trusted."""


@hindsight.command()
def serve() -> None:
    """Run the board: commands, queries, views and pages in one service."""
    settings = Settings.read(os.environ)
    with DataFolder(settings.data_folder):
        _refuse_taken_port(settings)
        os.environ[PARENT] = str(os.getpid())
        multiprocessing.set_start_method("fork")  # the worker inherits the folder's lock
        web_server("app.roles:serve_all", host=settings.host, port=settings.port, streams=settings.most_streams).serve()


@hindsight.command()
def migrate() -> None:
    """Bring the databases to the newest form; the board must not run."""
    _with_board(lambda board: click.echo(f"The log stands at position {board.events.head()}."))


@hindsight.group()
def views() -> None:
    """Work on views, which are computed from the log."""


@views.command()
def rebuild() -> None:
    """Fold the whole log into empty views; the board must not run."""
    _with_board(lambda board: click.echo(f"The views stand at position {board.runner.rebuild()}."))


@hindsight.group()
def events() -> None:
    """Work on the kinds of events, as their author."""


@events.command()
def forms() -> None:
    """Write down the stored form of each new version of an event; a form once written never changes."""
    for name in write_forms(EVENT_TYPES, EVENT_FORMS):
        click.echo(name)


@hindsight.command("openapi")
def show_openapi() -> None:
    """Print the OpenAPI document of both APIs."""
    click.echo(json.dumps(openapi(), indent=2, ensure_ascii=False))


def _with_board(work: Callable[[Board], None]) -> None:
    settings = Settings.read(os.environ)
    with DataFolder(settings.data_folder):
        work(open_app(settings).extensions["board"])


def _refuse_taken_port(settings: Settings) -> None:
    """Two servers may listen on one port without noticing, and share its requests by chance."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            message = f"Port {settings.port} of {settings.host} cannot be had ({error.strerror}). Set PORT to another."
            raise WrongSetting(message) from error


if __name__ == "__main__":
    try:
        hindsight(prog_name="hindsight")
    except (FolderProblem, FormChanged, WrongSetting) as problem:
        sys.exit(str(problem))
