"""Runs the board."""

import multiprocessing
import os
import socket
from contextlib import nullcontext

import click

from app.config.role import ROLES
from app.config.settings import ROLE, Settings, WrongSetting
from app.config.web_server import web_server
from app.infrastructure.database.data_folder import DataFolder
from app.roles import PARENT, threads_of


@click.command()
@click.option("--role", type=click.Choice(list(ROLES)), help="What this process does (HINDSIGHT_ROLE); all by default.")
def serve(role: str | None) -> None:
    """Run the board in one service, or one role of it: commands, queries, streams, views or processes."""
    if role:
        os.environ[ROLE] = role  # the worker reads the settings again
    settings = Settings.read(os.environ)
    with DataFolder(settings.data_folder) if settings.role.is_alone else nullcontext() as folder:
        if folder:
            folder.refuse_log_without_keys(has_keys=settings.keys_url is None)
        _refuse_taken_port(settings)
        os.environ[PARENT] = str(os.getpid())
        multiprocessing.set_start_method("fork")  # the worker inherits the folder's lock
        web_server("app.roles:serve", host=settings.host, port=settings.port, threads=threads_of(settings)).serve()


def _refuse_taken_port(settings: Settings) -> None:
    """Two servers may listen on one port without noticing, and share its requests by chance."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            message = f"Port {settings.port} of {settings.host} cannot be had ({error.strerror}). Set PORT to another."
            raise WrongSetting(message) from error
