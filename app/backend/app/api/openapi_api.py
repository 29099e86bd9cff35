"""Where the OpenAPI document and its human page are served."""

import orjson
from flask import Blueprint, Response, render_template

from app.api.openapi import openapi


def openapi_blueprint() -> Blueprint:
    """``/api/openapi.json`` and ``/api/docs``."""
    document = openapi()
    ready = orjson.dumps(document)
    blueprint = Blueprint("openapi", __name__, url_prefix="/api")
    blueprint.add_url_rule("/openapi.json", "document", lambda: Response(ready, content_type="application/json"))
    blueprint.add_url_rule("/docs", "docs", lambda: render_template("docs.html", paths=document["paths"]))
    return blueprint
