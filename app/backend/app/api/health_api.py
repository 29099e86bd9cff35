"""Whether the process lives, and whether it can serve."""

from collections.abc import Callable

import orjson
from flask import Blueprint, Response

Reasons = Callable[[], list[str]]


def health_blueprint(reasons: Reasons, notes: Reasons) -> Blueprint:
    """``/health/live`` and ``/health/ready``; the latter tells why not, and what a person should see to meanwhile."""
    blueprint = Blueprint("health", __name__, url_prefix="/health")
    blueprint.add_url_rule("/live", "live", lambda: _answer([], []))
    blueprint.add_url_rule("/ready", "ready", lambda: _answer(reasons(), notes()))
    return blueprint


def _answer(reasons: list[str], notes: list[str]) -> Response:
    body = {"status": "degraded" if reasons or notes else "ok", "reasons": reasons + notes}
    response = Response(orjson.dumps(body), 503 if reasons else 200, content_type="application/json")
    response.headers["Cache-Control"] = "no-store"
    if reasons:
        response.headers["Retry-After"] = "1"
    return response
