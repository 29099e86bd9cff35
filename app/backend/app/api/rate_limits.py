"""Who asks too often is answered 429, by account, by address and, for log-ins, by name."""

import ipaddress
import math
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Request

from app.api.errors import RequestRefused, refused
from app.domain.models.actor import Actor
from app.infrastructure.rate_limit import Rate, RateLimit

RATES = {
    "registrations by address": Rate(20, 30),
    "log-ins by address": Rate(30, 2),
    "log-ins by name": Rate(20, 10),
    "passwords by account": Rate(10, 30),
    "names by account": Rate(10, 2 * 3600),
    "commands by account": Rate(120, 1 / 4),
    "commands by address": Rate(600, 1 / 20),
    "queries by account": Rate(1_000, 1 / 100),
    "queries by address": Rate(2_000, 1 / 200),
}
FREE = ("/assets/", "/avatars/", "/health/", "/metrics")
NETWORK_BITS = 64
BYTES_A_TOKEN, OF_UNKNOWN_LENGTH = 1_000, 100


class RateLimits:
    """Counts requests, unless the operator switched that off."""

    def __init__(self, clock: Callable[[], float], *, are_on: bool) -> None:
        self._limits = {name: RateLimit(rate, clock) for name, rate in RATES.items()} if are_on else {}

    def count_query(self, account: str | None) -> None:
        """Count a question by who asks it."""
        self._count("queries by account", account)

    def count_command(self, name: str, actor: Actor, fields: Mapping[str, object], request: Request) -> None:
        """Count a command by who gives it, and one that tries passwords or fills the board by more than that."""
        self._count("commands by account", actor.id)
        if name == "register":
            self._count("registrations by address", network_of(request.remote_addr or ""))
        if name == "log-in":
            self._count("log-ins by address", network_of(request.remote_addr or ""))
            self._count("log-ins by name", _folded(str(fields["login"])))
        if name == "change-password":
            self._count("passwords by account", actor.id)
        if name == "rename-user":  # a name that somebody had stays theirs, and is lost to all others
            self._count("names by account", actor.id)

    def count_address(self, environ: WSGIEnvironment) -> None:
        """Count a request by where it comes from."""
        path = environ["PATH_INFO"]
        if not path.startswith(FREE):
            address = network_of(environ.get("REMOTE_ADDR", ""))
            if environ["REQUEST_METHOD"] == "POST":
                self._count("commands by address", address, _weight(environ))
            else:
                self._count("queries by address", address)

    def _count(self, name: str, key: str | None, tokens: int = 1) -> None:
        """Take tokens of that limit; raises ``RequestRefused``."""
        if key is None or name not in self._limits:
            return
        if wait := self._limits[name].take(key, tokens):
            retry = {"Retry-After": str(math.ceil(wait))}
            raise RequestRefused(429, "request.too_many", "Too many requests; come again later.", retry)


@dataclass(frozen=True, slots=True)
class LimitedRequests:
    """Stands before the application, so that whoever asks too often costs next to nothing."""

    app: WSGIApplication
    limits: RateLimits

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        try:
            self.limits.count_address(environ)
        except RequestRefused as refusal:
            return refused(refusal)(environ, start_response)
        return self.app(environ, start_response)


@lru_cache(maxsize=10_000)
def network_of(text: str) -> str:
    """Whom an address stands for: of IPv6 that is a whole network."""
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return text
    if isinstance(address, ipaddress.IPv6Address):
        return str(address.ipv4_mapped or ipaddress.ip_network((address, NETWORK_BITS), strict=False))
    return text


def _weight(environ: WSGIEnvironment) -> int:
    """What a command or a preview counts for: texts are rendered and compared, which costs by their length."""
    length = environ.get("CONTENT_LENGTH") or ""
    return 1 + int(length[:9]) // BYTES_A_TOKEN if length.isdecimal() else OF_UNKNOWN_LENGTH


def _folded(login: str) -> str:
    """All spellings of one name as one, whether or not somebody has it."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", login).casefold())
