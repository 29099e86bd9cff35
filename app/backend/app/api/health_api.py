"""Whether the process lives, and whether it can serve."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime

import orjson
from flask import Blueprint, Response

from app.infrastructure.pulse import Health

Tell = Callable[[], list[str]]


def health_blueprint(reasons: Tell, complaints: Tell, groups: Callable[[], Sequence[Health]]) -> Blueprint:
    """``/health/live`` and ``/health/ready``; the latter tells why not, and what a person should look at although."""
    blueprint = Blueprint("health", __name__, url_prefix="/health")
    blueprint.add_url_rule("/live", "live", lambda: _answer([], [], {}))
    blueprint.add_url_rule("/ready", "ready", lambda: _answer(reasons(), complaints(), {"groups": _told(groups())}))
    return blueprint


def _told(groups: Sequence[Health]) -> list[dict[str, object]]:
    return [{"group": each.group, "events": each.events, **_times(each)} for each in groups]


def _times(health: Health) -> dict[str, object]:
    seconds: dict[str, object] = {"seconds": round(health.seconds, 3)}
    if health.beat_at is None:
        return seconds
    beat_at = datetime.fromtimestamp(health.beat_at / 1000, UTC)
    return {**seconds, "beat_at": beat_at.isoformat(timespec="milliseconds").replace("+00:00", "Z")}


def _answer(reasons: list[str], complaints: list[str], more: Mapping[str, object]) -> Response:
    told = [*reasons, *complaints]
    body = {"status": "degraded" if told else "ok", "reasons": told, **more}
    response = Response(orjson.dumps(body), 503 if reasons else 200, content_type="application/json")
    response.headers["Cache-Control"] = "no-store"
    if reasons:
        response.headers["Retry-After"] = "1"
    return response
