"""What the edge adds to a command: ids, secrets, keys."""

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

import orjson
from flask import Request

from app.api.edge import SessionCookie, is_from_this_machine, new_id, new_secret, now
from app.api.errors import RequestRefused
from app.domain.models.actor import Actor
from app.infrastructure.event_store.appends import IdempotencyKey
from app.infrastructure.secret import SiteSecret

Authenticate = Callable[[str, str, datetime], Actor | None]
Additions = Callable[[Mapping[str, Any], Request], dict[str, Any]]
VISIBLE = re.compile(r"[!-~]{1,128}")


def add_id(fields: Mapping[str, Any], _: Request) -> dict[str, Any]:
    """An id, unless the client made one."""
    return {} if "id" in fields else {"id": new_id()}


def add_new_session(fields: Mapping[str, Any], request: Request) -> dict[str, Any]:
    """The id and the secret of the session that the command will start, and for a new account its own."""
    session = {"session_id": new_id(), "session_secret": new_secret()}
    if "login" in fields:
        return session
    return {**session, "user_id": new_id(), "from_this_machine": is_from_this_machine(request)}


def add_this_session(_: Mapping[str, Any], request: Request) -> dict[str, Any]:
    """The session that the request came with."""
    cookie = SessionCookie.of(request)
    return {"session_id": cookie.session_id if cookie else ""}


def authenticated(request: Request, authenticate: Authenticate) -> Actor:
    """Who holds the session of the request."""
    cookie = SessionCookie.of(request)
    if cookie is None:
        raise RequestRefused(401, "session.missing", "Log in first.")
    actor = authenticate(cookie.session_id, cookie.secret, now())
    if actor is None:
        raise RequestRefused(401, "session.expired", "The session has ended.")
    return actor


def prefers_async(request: Request) -> bool:
    """Whether the client would rather follow a receipt than wait (RFC 7240)."""
    preferences = ",".join(request.headers.getlist("Prefer")).split(",")
    return any(preference.strip().lower() == "respond-async" for preference in preferences)


def idempotency_key(
    request: Request, name: str, actor: Actor, body: Mapping[str, object], secret: SiteSecret
) -> IdempotencyKey | None:
    """The request's key within its actor's commands of that name; a guest's is bound to the request itself."""
    key = request.headers.get("Idempotency-Key")
    if key is None:
        return None
    if not VISIBLE.fullmatch(key):
        raise RequestRefused(422, "idempotency.key_invalid", "A key is 1 to 128 visible ASCII characters.")
    digest = secret.digest("request", name.encode() + b" " + orjson.dumps(body, option=orjson.OPT_SORT_KEYS))
    return IdempotencyKey(f"{actor.id or digest}/{name}", key, digest)
