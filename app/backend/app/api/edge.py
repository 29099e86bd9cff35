"""Where requests enter: chance, time, identity and origin are read here, once."""

import ipaddress
import secrets
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime

from flask import Request, Response

from app.api.errors import RequestRefused
from app.infrastructure.event_store.uuid7 import uuid7

SESSION = "hindsight-session"
PLAIN_COOKIE, HOST_COOKIE = SESSION, f"__Host-{SESSION}"
COOKIE_AGE = 30 * 24 * 3600
OWN_SITES = {"same-origin", "none"}
FORWARDING = ("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP")


@dataclass(frozen=True, slots=True)
class Token:
    """A position in one history of the log, as clients carry it."""

    epoch: str
    position: int

    @classmethod
    def parse(cls, text: str) -> "Token | None":
        epoch, _, position = text.rpartition("-")
        if not text.isascii() or not epoch.isalnum() or not position.isdigit() or len(text) > 80:
            return None
        return cls(epoch, int(position)) if len(position) < 19 else None

    def __str__(self) -> str:
        return f"{self.epoch}-{self.position}"

    def no_later_than(self, position: int | None) -> "Token":
        return self if position is None else Token(self.epoch, min(self.position, position))


@dataclass(frozen=True, slots=True)
class SessionCookie:
    """What a browser proves its log-in by, with the position of that log-in."""

    session_id: str
    secret: str = field(repr=False)
    token: Token

    @classmethod
    def of(cls, request: Request) -> "SessionCookie | None":
        parts = request.cookies.get(_cookie_name(request), "").split(".")
        token = Token.parse(parts[2]) if len(parts) == 3 else None
        if token is None or not all(part.isascii() for part in parts):
            return None
        return cls(parts[0], parts[1], token)

    def send(self, request: Request, response: Response) -> None:
        response.set_cookie(
            _cookie_name(request),
            f"{self.session_id}.{self.secret}.{self.token}",
            max_age=COOKIE_AGE,
            path="/",
            secure=request.is_secure,
            httponly=True,
            samesite="Lax",
        )


def forget_session(request: Request, response: Response) -> None:
    """Take the session's cookie back."""
    response.delete_cookie(_cookie_name(request), path="/", secure=request.is_secure, httponly=True, samesite="Lax")


def new_id() -> str:
    """An id for a thing that the client did not name."""
    return uuid7()


def new_secret() -> str:
    """256 bits of chance."""
    return secrets.token_urlsafe(32)


def now() -> datetime:
    """The edge's clock."""
    return datetime.fromtimestamp(time.time(), UTC)


def add_now() -> dict[str, object]:
    """The seconds since 1970, for questions about what has not ended."""
    return {"now": int(now().timestamp())}


def refuse_other_sites(request: Request) -> None:
    """Raises where a browser says that another site sent the request."""
    site = request.headers.get("Sec-Fetch-Site")
    origin = request.headers.get("Origin")
    foreign = site not in OWN_SITES if site is not None else origin not in (None, request.host_url.rstrip("/"))
    if foreign:
        raise RequestRefused(403, "request.cross_site", "The request comes from another site.")


def is_from_this_machine(request: Request) -> bool:
    """Whether the request came over loopback and no proxy says that it passed it on."""
    if any(name in request.headers for name in FORWARDING):
        return False
    try:
        return ipaddress.ip_address(request.remote_addr or "").is_loopback
    except ValueError:
        return False


def _cookie_name(request: Request) -> str:
    return HOST_COOKIE if request.is_secure else PLAIN_COOKIE
