"""Answers to guests, given again from memory as long as the views stand still."""

import threading
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Response
from werkzeug.http import parse_etags

from app.api.edge import SESSION, Token
from app.api.requests import ROUTE

MOST_BYTES = 8 * 1024 * 1024
ABOUT_THE_BODY = {"Content-Type", "Content-Length"}
Headers = list[tuple[str, str]]


class Standing(Protocol):
    """Where the views stand."""

    epoch: str

    @property
    def position(self) -> int: ...


@dataclass(frozen=True, slots=True)
class ReadyAnswer:
    """All that is sent, and the position of the views that it tells."""

    position: int
    route: str
    etag: str
    headers: Headers
    body: bytes

    @classmethod
    def of(cls, response: Response, position: int, route: str) -> "ReadyAnswer":
        etag, _ = response.get_etag()
        body = response.get_data()
        headers = [*response.headers.items(), ("Content-Length", str(len(body)))]
        return cls(position, route, etag or "", headers, body)

    def bare_headers(self) -> Headers:
        return [(name, value) for name, value in self.headers if name not in ABOUT_THE_BODY]


class ReadyAnswers:
    """Keeps what any guest would get at an address; it is forgotten when the views move."""

    def __init__(self, progress: Standing) -> None:
        self.progress = progress
        self._answers: dict[tuple[str, str], ReadyAnswer] = {}
        self._bytes = 0
        self._keeping = threading.Lock()

    def keep(self, environ: WSGIEnvironment, answer: ReadyAnswer) -> None:
        """The caller vouches that the answer depends on the address and the views, and on nothing else."""
        with self._keeping:
            if self._bytes + len(answer.body) > MOST_BYTES:
                self._forget()
            self._answers[_address(environ)] = answer
            self._bytes += len(answer.body)

    def forget(self) -> None:
        """What was kept is of the past now."""
        with self._keeping:
            self._forget()

    def find(self, environ: WSGIEnvironment) -> ReadyAnswer | None:
        """The answer of the views as they stand, to a guest who has seen nothing newer."""
        answer = self._answers.get(_address(environ))
        if answer is None or answer.position != self.progress.position:
            return None
        return answer if _is_plain(environ) and self._has_seen_no_more(environ) else None

    def _has_seen_no_more(self, environ: WSGIEnvironment) -> bool:
        text = environ.get("HTTP_HINDSIGHT_MIN_POSITION")
        token = Token.parse(text) if text else None
        if token is None:
            return text is None
        return token.epoch == self.progress.epoch and token.position <= self.progress.position

    def _forget(self) -> None:
        self._answers = {}
        self._bytes = 0


@dataclass(frozen=True, slots=True)
class ShortCut:
    """Stands before the application and answers from memory what is there."""

    app: WSGIApplication
    answers: ReadyAnswers

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        answer = self.answers.find(environ)
        if answer is None:
            return self.app(environ, start_response)
        environ[ROUTE] = answer.route
        seen = environ.get("HTTP_IF_NONE_MATCH")
        if seen and parse_etags(seen).contains_weak(answer.etag):
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
