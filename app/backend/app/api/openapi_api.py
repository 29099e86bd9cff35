"""Where the OpenAPI document and its human page are served."""

from typing import Any

import orjson
from flask import Blueprint, Response, render_template

from app.api.client_files import ClientFiles
from app.api.openapi import openapi


def openapi_blueprint(files: ClientFiles) -> Blueprint:
    """``/api/openapi.json`` and ``/api/docs``."""
    document = openapi()
    ready, topics = orjson.dumps(document), _topics(document)
    blueprint = Blueprint("openapi", __name__, url_prefix="/api")
    blueprint.add_url_rule("/openapi.json", "document", lambda: Response(ready, content_type="application/json"))
    blueprint.add_url_rule(
        "/docs",
        "docs",
        lambda: render_template(
            "docs.html",
            title="API",
            language="en",
            files=files,
            fonts=files.fonts_for(["en"]),
            topics=topics,
        ),
    )
    return blueprint


def _topics(document: dict[str, Any]) -> dict[str, list[dict[str, str]]]:
    """The operations of each topic: method, path and summary."""
    topics: dict[str, list[dict[str, str]]] = {}
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            shown = {"method": method.upper(), "path": path, "summary": operation["summary"]}
            topics.setdefault(operation["tags"][0], []).append(shown)
    return topics
