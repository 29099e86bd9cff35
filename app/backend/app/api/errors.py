"""Refusals as RFC 9457 problem documents; the only place that knows HTTP's numbers."""

from collections.abc import Callable, Mapping
from http import HTTPStatus

import orjson
import structlog
from flask import Flask, Request, Response, request
from marshmallow import ValidationError
from werkzeug.exceptions import HTTPException

from app.domain.errors import Conflict, DomainError, Forbidden, Invalid, NotFound, Unauthenticated
from app.infrastructure.event_store.appends import (
    ClockBehind,
    KeyReused,
    LogFull,
    LogUnavailable,
    Overloaded,
    StreamConflict,
)
from app.infrastructure.message_bus.idempotency import CommandInProgress
from app.infrastructure.serializers.markdown_renderer import RendererBusy
from app.infrastructure.unavailable import ViewsMissing, ViewsUnavailable
from app.query.models.gone import Gone

log = structlog.get_logger(__name__)

PROBLEM_TYPE = "application/problem+json"
RETRY_SECONDS = "1"
REFUSALS: dict[type[DomainError], int] = {
    NotFound: 404,
    Forbidden: 403,
    Unauthenticated: 401,
    Conflict: 409,
    Invalid: 422,
    Gone: 410,
}
INFRASTRUCTURE: dict[type[Exception], tuple[int, str, str]] = {
    KeyReused: (422, "idempotency.key_reused", "The idempotency key belongs to another request."),
    CommandInProgress: (409, "command.in_progress", "The first request with this key still runs."),
    StreamConflict: (409, "conflict", "Others changed the same thing at the same time; try again."),
    Overloaded: (503, "log.overloaded", "Too many commands wait."),
    ClockBehind: (503, "log.clock_behind", "The server's clock is behind the last event."),
    RendererBusy: (503, "preview.busy", "Too many wait for a preview."),
    LogFull: (507, "log.full", "The disk is full; nothing was saved."),
    LogUnavailable: (503, "log.unavailable", "The log cannot be written."),
    ViewsMissing: (503, "views.missing", "There are no views yet that this version can read."),
    ViewsUnavailable: (503, "views.unavailable", "The database of the views does not answer."),
}
HTTP_CODES = {404: "route.unknown", 405: "route.method", 413: "request.too_large", 415: "request.not_json_type"}


class RequestRefused(Exception):
    """What the edge refuses before any command or query is made."""

    def __init__(self, status: int, code: str, detail: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(detail)
        self.status, self.code, self.detail, self.headers = status, code, detail, headers or {}


def problem(
    status: int,
    code: str,
    detail: str,
    members: Mapping[str, object] | None = None,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """A problem document. 503 says when to come again unless ``headers`` do."""
    title = HTTPStatus(status).phrase
    body = {"type": "about:blank", "title": title, "status": status, "code": code, "detail": detail, **(members or {})}
    response = Response(orjson.dumps(body), status, content_type=PROBLEM_TYPE)
    response.headers["Cache-Control"] = "no-store"
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        response.headers["Retry-After"] = RETRY_SECONDS
    response.headers.update(headers or {})
    return response


def register_errors(app: Flask, page_of_nothing: Callable[[Request], Response] | None = None) -> None:
    """Answer every exception with a problem document; a browser on an unknown path gets a page, where there are any."""

    def no_route(error: HTTPException) -> Response:
        return page_of_nothing(request) if page_of_nothing and _wants_page(request) else _http(error)

    app.register_error_handler(404, no_route)
    app.register_error_handler(DomainError, _domain)
    app.register_error_handler(ValidationError, _validation)
    app.register_error_handler(RequestRefused, refused)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unexpected)
    for kind, (status, code, detail) in INFRASTRUCTURE.items():
        app.register_error_handler(kind, lambda _, answer=(status, code, detail): problem(*answer))


def lasting_refusal(error: Exception) -> bytes | None:
    """The problem document that a command earned; none where the same command may hold a little later."""
    if isinstance(error, DomainError):
        return _domain(error).get_data()
    known = next((answer for kind, answer in INFRASTRUCTURE.items() if isinstance(error, kind)), None)
    if known is None:
        return _unexpected(error).get_data()
    passes = isinstance(error, CommandInProgress) or known[0] >= HTTPStatus.INTERNAL_SERVER_ERROR
    return None if passes else problem(*known).get_data()


def _domain(error: DomainError) -> Response:
    status = next(number for kind, number in REFUSALS.items() if isinstance(error, kind))
    members: dict[str, object] = dict(error.parameters)
    if isinstance(error, Invalid) and error.fields:
        members["errors"] = error.fields
    if isinstance(error, Conflict) and error.code.endswith(".taken"):
        members["errors"] = {error.code.removesuffix(".taken"): [{"code": "taken"}]}
    if isinstance(error, Gone):
        members |= error.members
    return problem(status, error.code, str(error), members)


def _validation(error: ValidationError) -> Response:
    messages = error.messages if isinstance(error.messages, dict) else {"_schema": error.messages}
    fields = {field: [_field_error(text) for text in _flat(found)] for field, found in messages.items()}
    return problem(422, "request.invalid", "Some fields do not hold.", {"errors": fields})


def _flat(found: object) -> list[str]:
    """The messages of a field and of what it holds, each once."""
    if isinstance(found, dict):
        return list(dict.fromkeys(text for inner in found.values() for text in _flat(inner)))
    return [str(text) for text in found] if isinstance(found, list) else [str(found)]


def _field_error(message: str) -> dict[str, str | int]:
    code, _, limit = message.partition(":")
    return {"code": code, "limit": int(limit)} if limit else {"code": code}


def _wants_page(request: Request) -> bool:
    """Whether a person's browser asks for a page, rather than a program for data."""
    is_page = request.method == "GET" and not request.path.startswith(("/api/", "/assets/", "/health/"))
    return is_page and "text/html" in request.headers.get("Accept", "")


def refused(error: RequestRefused) -> Response:
    """What the edge answers with."""
    return problem(error.status, error.code, error.detail, headers=error.headers)


def _http(error: HTTPException) -> Response:
    status = error.code or 500
    code = HTTP_CODES.get(status, "request.malformed" if status < HTTPStatus.INTERNAL_SERVER_ERROR else "server.error")
    kept = {name: value for name, value in error.get_headers() if name in ("Allow", "Retry-After")}
    return problem(status, code, error.description or error.name, headers=kept)


def _unexpected(error: Exception) -> Response:
    log.error("request.failed", exc_info=error)
    return problem(500, "server.error", "Something that should not happen did; it is in the server's log.")
