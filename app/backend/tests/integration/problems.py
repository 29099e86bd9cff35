"""What every refusal over HTTP must be."""

from typing import Any

from werkzeug.test import TestResponse

MEMBERS = {"type", "title", "status", "code", "detail"}


def problem(response: TestResponse, status: int, code: str) -> dict[str, Any]:
    """The problem document, which has that status and code."""
    assert response.content_type == "application/problem+json", response.text
    body: dict[str, Any] = response.get_json()
    assert (response.status_code, body["code"]) == (status, code), response.text
    assert body.keys() >= MEMBERS
    assert body["status"] == status
    assert all(isinstance(body[name], str) and body[name] for name in MEMBERS - {"status"})
    assert response.headers["Cache-Control"] == "no-store"
    return body
