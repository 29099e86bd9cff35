"""The web server around the application: one worker process with threads."""

from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server.mp import MPServer


def web_server(target: str, *, host: str, port: int, threads: int) -> MPServer:
    """Serves the WSGI application that calling ``target`` gives; each request and each open stream holds a thread.

    Threads come when requests wait and go when idle, so that many may be allowed.
    """
    return MPServer(
        target,
        factory=True,
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=threads,
        workers_kill_timeout=8,
        log_level=LogLevels.error,
    )
