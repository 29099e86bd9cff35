"""Answers to guests without the way through Flask: from memory while the views stand, else made again."""

import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from werkzeug.http import parse_etags, unquote_etag

from app.api.edge import SESSION, Token
from app.api.requests import ROUTE

MOST_BYTES = 8 * 1024 * 1024
MOST_ADDRESSES = 4096
ABOUT_THE_BODY = {"Content-Type", "Content-Length"}
Headers = list[tuple[str, str]]


class Standing(Protocol):
    """Where the views stand, how often they have moved, and whether they are late."""

    epoch: str
    moves: int

    @property
    def is_late(self) -> bool: ...

    @property
    def position(self) -> int: ...


@dataclass(frozen=True, slots=True)
class ReadyAnswer:
    """All that is sent to a guest."""

    headers: Headers
    body: bytes

    @property
    def etag(self) -> str:
        """None where the answer is stale."""
        return unquote_etag(dict(self.headers).get("ETag"))[0] or ""

    def bare_headers(self) -> Headers:
        """What is sent to one who has the body."""
        return [(name, value) for name, value in self.headers if name not in ABOUT_THE_BODY]


@dataclass(slots=True)
class _Address:
    """What is asked at an address: the route, how its answer is made, the last one and how the views then stood."""

    route: str
    make: Callable[[], ReadyAnswer]
    last: tuple[ReadyAnswer, int, bool] | None = None

    def size(self) -> int:
        return len(self.last[0].body) if self.last else 0


class ReadyAnswers:
    """Knows what guests asked before; an answer is given again only while the views stand where it was made."""

    def __init__(self, progress: Standing) -> None:
        self._progress = progress
        self._addresses: dict[tuple[str, str], _Address] = {}
        self._bytes = 0
        self._keeping = threading.Lock()

    def keep(self, environ: WSGIEnvironment, route: str, make: Callable[[], ReadyAnswer]) -> None:
        """From now on ``make`` answers guests at this address; it depends on nothing but the views."""
        with self._keeping:
            if len(self._addresses) >= MOST_ADDRESSES:
                self._addresses.clear()
                self._bytes = 0
            self._addresses.setdefault(_address(environ), _Address(route, make))

    def find(self, environ: WSGIEnvironment) -> ReadyAnswer | None:
        """The answer of the views as they stand, to a guest who has seen nothing newer."""
        address = self._addresses.get(_address(environ))
        if address is None or not _is_plain(environ) or not self._has_seen_no_more(environ):
            return None
        environ[ROUTE] = address.route
        last, progress = address.last, self._progress
        holds = last and last[1] == progress.moves and last[2] == progress.is_late
        return last[0] if last and holds else self._made_again(environ, address)

    def _made_again(self, environ: WSGIEnvironment, address: _Address) -> ReadyAnswer | None:
        moves, is_late = self._progress.moves, self._progress.is_late
        try:
            answer = address.make()
        except Exception:  # noqa: BLE001  whatever it is, the application will meet it too, and word it
            with self._keeping:
                self._bytes -= address.size()
                self._addresses.pop(_address(environ), None)
            return None
        if is_late != self._progress.is_late:
            return answer  # nobody knows which of both it says
        with self._keeping:
            self._bytes += len(answer.body) - address.size()
            if self._bytes > MOST_BYTES:
                self._empty()
                self._bytes = len(answer.body)
            address.last = answer, moves, is_late
        return answer

    def _empty(self) -> None:
        for address in self._addresses.values():
            address.last = None

    def _has_seen_no_more(self, environ: WSGIEnvironment) -> bool:
        text = environ.get("HTTP_HINDSIGHT_MIN_POSITION")
        if text is None:
            return True
        token = Token.parse(text)
        if token is None or token.epoch != self._progress.epoch:
            return False
        return token.position <= self._progress.position


@dataclass(frozen=True, slots=True)
class ShortCut:
    """Stands before the application and answers what it can."""

    app: WSGIApplication
    answers: ReadyAnswers

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        answer = self.answers.find(environ)
        if answer is None:
            return self.app(environ, start_response)
        seen = environ.get("HTTP_IF_NONE_MATCH")
        if seen and answer.etag and parse_etags(seen).contains_weak(answer.etag):
            start_response("304 NOT MODIFIED", answer.bare_headers())
            return []
        start_response("200 OK", answer.headers)
        return [answer.body]


def _address(environ: WSGIEnvironment) -> tuple[str, str]:
    return environ["PATH_INFO"], environ.get("QUERY_STRING", "")


def _is_plain(environ: WSGIEnvironment) -> bool:
    """A guest's GET; whatever else it asks for is left to the application."""
    is_get = environ["REQUEST_METHOD"] == "GET" and "HTTP_IF_MATCH" not in environ
    return is_get and "HTTP_AUTHORIZATION" not in environ and SESSION not in environ.get("HTTP_COOKIE", "")
