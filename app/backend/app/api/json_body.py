"""The body of a request that must be one JSON object."""

import orjson
from flask import Request

from app.api.errors import RequestRefused


def json_object(request: Request) -> dict[str, object]:
    """The object; raises ``RequestRefused`` for every other body."""
    if request.mimetype != "application/json":
        raise RequestRefused(415, "request.not_json_type", "Send application/json.")
    data = request.get_data()
    if len(data) >= (request.max_content_length or len(data) + 1):  # a chunked body ends there without a word
        raise RequestRefused(413, "request.too_large", "The body is too large.")
    try:
        body = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        raise RequestRefused(400, "request.not_json", "The body is not JSON.") from error
    if not isinstance(body, dict):
        raise RequestRefused(400, "request.not_an_object", "The body is not a JSON object.")
    return body
