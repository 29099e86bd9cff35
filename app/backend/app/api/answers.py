"""How a question is answered: wait for its position, read one snapshot, tell how far that was."""

import hashlib
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import Any, Protocol

import orjson
from flask import Request

from app.api.edge import SessionCookie, Token, now
from app.api.errors import RequestRefused
from app.api.moments import Moment
from app.infrastructure.message_bus.query_bus import Query, QueryBus
from app.infrastructure.times import microseconds
from app.query.models.ready_json import Page, PlacedJson, ReadyJson
from app.query.models.viewer import GUEST, Viewer
from app.query.queries.auth_queries import FindViewer, GetMe, ListSessions
from app.query.queries.change_queries import FindMoment
from app.query.queries.post_queries import PreviewText
from app.query.queries.schedule_queries import GetScheduledPost, ListScheduledPosts

THINGS = ("post_id", "comment_id")
ID_LENGTH = 36
PERSONAL = (GetMe, GetScheduledPost, ListScheduledPosts, ListSessions)
WITHOUT_VIEWS = (PreviewText,)
Asked = Page | PlacedJson | ReadyJson


class Waiting(Protocol):
    """Waits until the views have reached a position of their history, for a bounded time; tells when they are late."""

    epoch: str

    @property
    def is_late(self) -> bool: ...

    def wait_for(self, position: int) -> bool: ...


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, and the position that the answer should not be older than."""

    viewer: Viewer
    expected: int
    at: Token
    had_session: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """Ready data, and where in the log it stands."""

    data: bytes
    next: str | None
    is_list: bool
    token: Token
    stale: bool

    def body(self) -> bytes:
        tail = b',"next":' + orjson.dumps(self.next) if self.is_list else b""
        stale = b"true" if self.stale else b"false"
        return b'{"data":%b%b,"position":%d,"stale":%b}' % (self.data, tail, self.token.position, stale)

    def value(self) -> Any:
        """The data decoded, for pages that the server words itself."""
        return orjson.loads(self.data)

    def etag(self) -> str:
        return hashlib.blake2b(self.data + (self.next or "").encode(), digest_size=12).hexdigest()


@dataclass(frozen=True, slots=True)
class Answers:
    """Asks questions on behalf of requests; some wait for views that fold ``beside`` the board's, too."""

    bus: QueryBus[Viewer]
    progress: Waiting
    beside: Mapping[type[Query[Any]] | None, Waiting]
    position: Callable[[], Token]
    count: Callable[[str | None], None]
    end: Callable[[], None]
    look_back: Callable[[int | None], AbstractContextManager[None]]
    waits: Callable[[Callable[[], set[str]]], bool]
    """Whether events of these ids wait; asked for the ids only while any event does."""

    def asker(self, request: Request, query: type[Query[Any]] | None = None, moment: Moment | None = None) -> Asker:
        """Wait for what the request has seen or asks for, begin its snapshot, and find out who asks."""
        cookie = SessionCookie.of(request)
        wanted = [token for token in (_wanted(request), cookie.token if cookie else None) if token]
        expected = max((token.position for token in wanted if token.epoch == self.progress.epoch), default=0)
        if moment and moment.position:
            expected = max(expected, moment.position)
        self.progress.wait_for(expected)
        if query in self.beside:
            self.beside[query].wait_for(expected)
        at = self.position()
        viewer = self._viewer(cookie, at)
        self.count(viewer.id)
        if moment:
            viewer = replace(viewer, as_of=self._position_of(moment, at))
        return Asker(viewer, expected, at, cookie is not None)

    def ask_as_guest(self, query: Query[Asked]) -> Answer:
        """The answer to a guest who has seen nothing, in a snapshot that ends with it."""
        try:
            return self.ask(query, Asker(GUEST, 0, self.position(), had_session=False))
        finally:
            self.end()

    def refuse_guesses(self, query: Query[Asked], asker: Asker) -> None:
        """Raises where a private question is asked in a session of which nobody can tell whether it has ended.

        Frames of pages are no such thing: they tell a name that everybody may know.
        """
        if isinstance(query, PERSONAL) and asker.had_session and self.progress.is_late:
            raise RequestRefused(503, "views.late", "It is not known whether the session has ended.")

    def ask(self, query: Query[Asked], asker: Asker) -> Answer:
        """The answer from the asker's snapshot."""
        if isinstance(query, PERSONAL) and asker.had_session and asker.viewer.id is None:
            raise RequestRefused(401, "session.expired", "The session has ended.")
        if isinstance(query, WITHOUT_VIEWS):
            self.end()  # others read while this one takes its time
        with self.look_back(asker.viewer.as_of):
            found = self.bus.ask(query, asker.viewer)
        at = asker.at.no_later_than(found.position if isinstance(found, Page | PlacedJson) else None)
        stale = at.position < asker.expected or self._is_late(type(query))
        if isinstance(found, Page):
            items = orjson.dumps(found.items)
            stale = stale or self.waits(lambda: named_things(query) | told_things(items))
            return Answer(items, found.next, True, at, stale)
        json = found.json if isinstance(found, PlacedJson) else found
        return Answer(orjson.dumps(json), None, False, at, stale or self.waits(lambda: named_things(query)))

    def _is_late(self, query: type[Query[Any]]) -> bool:
        """Whether views that the answer comes from lag, or nobody can tell."""
        return self.progress.is_late or (query in self.beside and self.beside[query].is_late)

    def _position_of(self, moment: Moment, at: Token) -> int:
        """The last position that the moment knows of; raises where it has not come yet."""
        if (moment.position or 0) > at.position or (moment.at or 0) > microseconds(now()):
            raise RequestRefused(422, "as_of.ahead", "That moment has not come yet.")
        if moment.position is not None:
            return moment.position
        return self.bus.ask(FindMoment(at=moment.at or 0), GUEST)

    def _viewer(self, cookie: SessionCookie | None, at: Token) -> Viewer:
        if cookie is None:
            return GUEST
        seconds = int(now().timestamp())
        found = self.bus.ask(FindViewer(session_id=cookie.session_id, secret=cookie.secret, now=seconds), GUEST)
        if found is None and cookie.token.epoch == at.epoch and cookie.token.position > at.position:
            raise RequestRefused(503, "views.starting", "The log-in is not in the views yet.")
        return found or GUEST


def named_things(query: Query[Asked]) -> set[str]:
    """The ids that a question names; while an event of theirs waits, its answer is not the whole truth."""
    return {str(getattr(query, name)) for name in THINGS if hasattr(query, name)}


def told_things(items: bytes) -> set[str]:
    """The ids of what a list tells of, and of whom; taken from its JSON, which to decode would cost far more."""
    return {found[:ID_LENGTH].decode() for found in items.split(b'"id":"')[1:]}


def _wanted(request: Request) -> Token | None:
    """The position that the client says it has seen."""
    header = request.headers.get("Hindsight-Min-Position")
    if header is None:
        return None
    token = Token.parse(header)
    if token is None:
        raise RequestRefused(422, "token.invalid", "Hindsight-Min-Position is not a position token.")
    return token
