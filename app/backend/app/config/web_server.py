"""The web server around the application: one worker process with threads."""

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server.mp import MPServer

THREADS = 32


def web_server(target: str, *, host: str, port: int) -> MPServer:
    """Serves the WSGI application that calling ``target`` gives."""
    return MPServer(
        target,
        factory=True,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=THREADS,
        workers_kill_timeout=8,
        log_level=LogLevels.error,
    )
