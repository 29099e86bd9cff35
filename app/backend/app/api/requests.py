"""What every request gets: an id to find it by, a line in the log, headers that keep browsers safe."""

import time
from uuid import UUID

import structlog
from flask import Flask, Response, g, request

from app.api.edge import new_id

log = structlog.get_logger("request")

CORRELATION_HEADER = "X-Correlation-Id"
CONTENT_SECURITY_POLICY = (
    "default-src 'self'; img-src 'self' data:; style-src 'self'; style-src-attr 'unsafe-inline'; script-src 'self'; "
    "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


def watch_requests(app: Flask) -> None:
    """Install it on the application."""
    app.before_request(_begin)
    app.after_request(_end)


def _begin() -> None:
    g.started = time.perf_counter()
    g.correlation_id = _given_id() or new_id()
    structlog.contextvars.bind_contextvars(correlation_id=g.correlation_id)


def _end(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers[CORRELATION_HEADER] = g.correlation_id
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = "max-age=31536000"
    milliseconds = round((time.perf_counter() - g.started) * 1000, 1)
    route = request.url_rule.rule if request.url_rule else None
    log.info("answered", method=request.method, route=route, status=response.status_code, milliseconds=milliseconds)
    structlog.contextvars.clear_contextvars()
    return response


def _given_id() -> str | None:
    """The id that a client or proxy gave the request, if it is a UUID."""
    try:
        return str(UUID(request.headers.get(CORRELATION_HEADER, "")))
    except ValueError:
        return None
