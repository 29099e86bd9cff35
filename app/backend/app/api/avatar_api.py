"""``GET /avatars/<user id>.svg``: pictures made of ids, so that no page needs to ask where one is."""

from uuid import UUID

from flask import Blueprint, Response

from app.infrastructure.serializers.avatar_renderer import avatar

FOR_EVER = "public, max-age=31536000, immutable"
NOTHING_ALLOWED = "default-src 'none'; sandbox"


def avatar_blueprint() -> Blueprint:
    """Answers for every id: that one is somebody's is not told."""
    blueprint = Blueprint("avatars", __name__)
    blueprint.add_url_rule("/avatars/<uuid:user_id>.svg", "avatar", _picture)
    return blueprint


def _picture(user_id: UUID) -> Response:
    response = Response(avatar(str(user_id)), content_type="image/svg+xml")
    response.headers["Cache-Control"] = FOR_EVER
    response.headers["Content-Security-Policy"] = NOTHING_ALLOWED
    return response
