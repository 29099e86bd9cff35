"""``/metrics``: what Prometheus and its like ask for."""

from flask import Blueprint, Response
from prometheus_client import CONTENT_TYPE_PLAIN_0_0_4, CollectorRegistry, generate_latest
from prometheus_client.registry import Collector


def metrics_blueprint(*collectors: Collector) -> Blueprint:
    """All that they collect, as text; the registry is this application's own."""
    registry = CollectorRegistry()
    for each in collectors:
        registry.register(each)
    blueprint = Blueprint("metrics", __name__)
    blueprint.add_url_rule("/metrics", "metrics", lambda: _answer(registry))
    return blueprint


def _answer(registry: CollectorRegistry) -> Response:
    response = Response(generate_latest(registry), content_type=CONTENT_TYPE_PLAIN_0_0_4)
    response.headers["Cache-Control"] = "no-store"
    return response
