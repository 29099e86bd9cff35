"""What every request gets: an id to find it by, a line in the log, headers that keep browsers safe."""

import time
from collections.abc import Callable, Iterable
from types import TracebackType
from uuid import UUID
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

import structlog
from flask import Request

from app.api.edge import new_id

log = structlog.get_logger("request")

CORRELATION, ROUTE = "hindsight.correlation_id", "hindsight.route"
CORRELATION_HEADER = "X-Correlation-Id"
STRICT_TRANSPORT = ("Strict-Transport-Security", "max-age=31536000")
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


class WatchedRequests:
    """Stands before the application."""

    def __init__(self, app: WSGIApplication) -> None:
        self._app = app

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
            return self._app(environ, start)
        finally:
            milliseconds = round((time.perf_counter() - started) * 1000, 1)
            method, route = environ["REQUEST_METHOD"], _route(environ)
            log.info("answered", method=method, route=route, status=answered, milliseconds=milliseconds)
            structlog.contextvars.clear_contextvars()


def _given_id(environ: WSGIEnvironment) -> str | None:
    """The id that a client or proxy gave the request, if it is a UUID."""
    given = environ.get("HTTP_X_CORRELATION_ID")
    try:
        return str(UUID(given)) if given else None
    except ValueError:
        return None


def _route(environ: WSGIEnvironment) -> str | None:
    """The rule that the address matched; the address itself may be anything."""
    if ROUTE in environ:
        return str(environ[ROUTE])
    request = environ.get("werkzeug.request")
    return request.url_rule.rule if isinstance(request, Request) and request.url_rule else None
