"""What every request gets: an id to find it by, a line in the log, headers that keep browsers safe."""

import threading
import time
from collections.abc import Callable, Iterable
from http import HTTPStatus
from types import TracebackType
from uuid import UUID
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

import structlog
from flask import request

from app.api.edge import new_id

log = structlog.get_logger("request")

CORRELATION, ROUTE = "hindsight.correlation_id", "hindsight.route"
CORRELATION_HEADER = "X-Correlation-Id"
FLOOD_SECONDS = 1.0
SMALL_BODY = 64 * 1024
STRICT_TRANSPORT = ("Strict-Transport-Security", "max-age=31536000")
Count = Callable[[str, int, float], None]
"""Takes the address, the status and the seconds of a request."""
ExcInfo = tuple[type[BaseException], BaseException, TracebackType] | tuple[None, None, None]
CONTENT_SECURITY_POLICY = (
    "default-src 'self'; img-src 'self' data:; style-src 'self'; style-src-attr 'unsafe-inline'; script-src 'self'; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = [
    ("Content-Security-Policy", CONTENT_SECURITY_POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
]


def note_route() -> None:
    """Keep the rule that the address matched, which Flask forgets with the request; the address may be anything."""
    if request.url_rule:
        request.environ[ROUTE] = request.url_rule.rule


class WatchedRequests:
    """Stands before the application. Of those that ask too often a line is written each second, with their number."""

    def __init__(self, app: WSGIApplication, count: Count) -> None:
        self._app, self._count = app, count
        self._flood = Flood()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        started, answered = time.perf_counter(), 500
        environ[CORRELATION] = correlation = _given_id(environ) or new_id()
        headers = [*HEADERS, (CORRELATION_HEADER, correlation)]
        if environ["wsgi.url_scheme"] == "https":
            headers.append(STRICT_TRANSPORT)

        def start(status: str, given: list[tuple[str, str]], trouble: ExcInfo | None = None) -> Callable[..., object]:
            nonlocal answered
            answered = int(status[:3])
            own = {name for name, _ in given}
            return start_response(status, given + [each for each in headers if each[0] not in own], trouble)

        structlog.contextvars.bind_contextvars(correlation_id=correlation)
        try:
            answer = self._app(environ, start)
            _read_out(environ)
            return answer
        finally:
            said = {"method": environ["REQUEST_METHOD"], "route": environ.get(ROUTE), "status": answered}
            seconds = time.perf_counter() - started
            self._count(environ["PATH_INFO"], answered, seconds)
            milliseconds = round(seconds * 1000, 1)
            if answered != HTTPStatus.TOO_MANY_REQUESTS:
                log.info("answered", **said, milliseconds=milliseconds)
            elif refused := self._flood.count():
                log.info("refused", **said, requests=refused)
            structlog.contextvars.clear_contextvars()


class Flood:
    """Counts what is refused for coming too often, so that the log of requests does not grow with it."""

    def __init__(self) -> None:
        self._refused, self._told_at = 0, -FLOOD_SECONDS
        self._lock = threading.Lock()

    def count(self) -> int:
        """How many were refused since this was last told; 0 while it was told a moment ago."""
        with self._lock:
            self._refused += 1
            now = time.monotonic()
            if now - self._told_at < FLOOD_SECONDS:
                return 0
            refused, self._refused, self._told_at = self._refused, 0, now
            return refused


def _read_out(environ: WSGIEnvironment) -> None:
    """Read what a refusal left of a small body: else the connection breaks, and the client never reads its answer."""
    length = environ.get("CONTENT_LENGTH") or ""
    if length.isdecimal() and 0 < int(length[:9]) <= SMALL_BODY:
        environ["wsgi.input"].read()


def _given_id(environ: WSGIEnvironment) -> str | None:
    """The id that a client or proxy gave the request, if it is a UUID."""
    given = environ.get("HTTP_X_CORRELATION_ID")
    try:
        return str(UUID(given)) if given else None
    except ValueError:
        return None
