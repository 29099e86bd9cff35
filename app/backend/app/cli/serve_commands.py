"""Runs the board."""

import multiprocessing
import os
import socket

import click

from app.cli.opened_board import read_settings
from app.config.settings import Settings, WrongSetting
from app.config.web_server import web_server
from app.infrastructure.database.data_folder import DataFolder
from app.roles import PARENT


@click.command()
def serve() -> None:
    """Run the board: commands, queries, views and pages in one service."""
    settings = read_settings()
    with DataFolder(settings.data_folder) as folder:
        folder.refuse_log_without_keys(has_keys=settings.keys_url is None)
        _refuse_taken_port(settings)
        os.environ[PARENT] = str(os.getpid())
        multiprocessing.set_start_method("fork")  # the worker inherits the folder's lock
        web_server("app.roles:serve_all", host=settings.host, port=settings.port, streams=settings.most_streams).serve()


def _refuse_taken_port(settings: Settings) -> None:
    """Two servers may listen on one port without noticing, and share its requests by chance."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            message = f"Port {settings.port} of {settings.host} cannot be had ({error.strerror}). Set PORT to another."
            raise WrongSetting(message) from error
