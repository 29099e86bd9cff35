"""Whether the process lives, and whether it can serve."""

from collections.abc import Callable

import orjson
from flask import Blueprint, Response

Tell = Callable[[], list[str]]


def health_blueprint(reasons: Tell, complaints: Tell) -> Blueprint:
    """``/health/live`` and ``/health/ready``; the latter tells why not, and what a person should look at although."""
    blueprint = Blueprint("health", __name__, url_prefix="/health")
    blueprint.add_url_rule("/live", "live", lambda: _answer([], []))
    blueprint.add_url_rule("/ready", "ready", lambda: _answer(reasons(), complaints()))
    return blueprint


def _answer(reasons: list[str], complaints: list[str]) -> Response:
    told = [*reasons, *complaints]
    body = {"status": "degraded" if told else "ok", "reasons": told}
    response = Response(orjson.dumps(body), 503 if reasons else 200, content_type="application/json")
    response.headers["Cache-Control"] = "no-store"
    if reasons:
        response.headers["Retry-After"] = "1"
    return response
