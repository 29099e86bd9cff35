"""Where the OpenAPI document and its human page are served."""

from functools import cache

import orjson
from flask import Blueprint, Response, render_template

from app.api.client_files import ClientFiles
from app.api.openapi import openapi


def openapi_blueprint(files: ClientFiles) -> Blueprint:
    """``/api/openapi.json`` and ``/api/docs``."""
    blueprint = Blueprint("openapi", __name__, url_prefix="/api")
    blueprint.add_url_rule("/openapi.json", "document", lambda: Response(_document(), content_type="application/json"))
    blueprint.add_url_rule(
        "/docs",
        "docs",
        lambda: render_template(
            "docs.html",
            title="API",
            language="en",
            files=files,
            fonts=files.fonts_for(["en"]),
            topics=_topics(),
        ),
    )
    return blueprint


@cache
def _document() -> bytes:
    """Made when it is asked for first: it costs more than all the rest of a start."""
    return orjson.dumps(openapi())


@cache
def _topics() -> dict[str, list[dict[str, str]]]:
    """The operations of each topic: method, path and summary."""
    topics: dict[str, list[dict[str, str]]] = {}
    for path, operations in orjson.loads(_document())["paths"].items():
        for method, operation in operations.items():
            shown = {"method": method.upper(), "path": path, "summary": operation["summary"]}
            topics.setdefault(operation["tags"][0], []).append(shown)
    return topics
