"""``GET /api/query/changes``: server-sent events (WHATWG HTML, section 9.2) that say what to ask for again."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import Blueprint, Flask, Response, request

from app.api.answers import Answers, Asker
from app.api.change_stream import ChangeStream, Places, Watching
from app.api.edge import SessionCookie, Token, now
from app.api.errors import RequestRefused
from app.api.query_api import parameters
from app.api.schemas.query_schemas import ChangesSchema
from app.query.models.change import Changes
from app.query.models.viewer import GUEST, Viewer
from app.query.queries.auth_queries import FindViewer
from app.query.queries.change_queries import ListChanges

RETRY = {"Retry-After": "5"}


@dataclass(frozen=True, slots=True)
class ChangesApi:
    """Opens streams of changes, up to a number that leaves threads for everybody else."""

    app: Flask
    answers: Answers
    progress: Watching
    places: Places

    def blueprint(self) -> Blueprint:
        blueprint = Blueprint("changes", __name__)
        blueprint.add_url_rule("/api/query/changes", "changes", self._open)
        return blueprint

    def _open(self) -> Response:
        fields = ChangesSchema().load(parameters(request))
        asker = self.answers.asker(request)
        seen = request.headers.get("Last-Event-ID") or fields.get("after")
        start, is_reset = _start(seen, asker.at)
        if not self.places.take():
            raise RequestRefused(503, "changes.full", "Too many streams are open; poll instead.", RETRY)
        topics = frozenset(fields["topics"].split(",")) if fields.get("topics") else None
        stream = ChangeStream(self.progress, self._reader(asker), topics, Token(asker.at.epoch, start))
        response = Response(stream.lines(is_reset=is_reset), content_type="text/event-stream; charset=utf-8")
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Accel-Buffering"] = "no"
        response.call_on_close(self.places.give_back)
        return response

    def _reader(self, asker: Asker) -> Callable[[int], Changes | None]:
        """What asks on behalf of the stream: a snapshot of its own each time, and none once the session is over."""
        cookie = SessionCookie.of(request)

        def read(after: int) -> Changes | None:
            with self.app.app_context():
                viewer = self._viewer(cookie) if asker.viewer.id else GUEST
                return self.answers.bus.ask(ListChanges(after=after), viewer) if viewer else None

        return read

    def _viewer(self, cookie: SessionCookie | None) -> Viewer | None:
        if cookie is None:
            return None
        seconds = int(now().timestamp())
        return self.answers.bus.ask(FindViewer(session_id=cookie.session_id, secret=cookie.secret, now=seconds), GUEST)


def _start(seen: str | None, at: Token) -> tuple[int, bool]:
    """Where to go on, and whether what the client has seen means nothing here."""
    if seen is None:
        return at.position, False
    token = Token.parse(seen)
    if token is None or token.epoch != at.epoch or token.position > at.position:
        return at.position, True
    return token.position, False
