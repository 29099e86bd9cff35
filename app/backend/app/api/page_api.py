"""The pages of the client as the server sends them: readable at once, with the answers that they show."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, quote_plus, urlencode

import orjson
from flask import Blueprint, Request, Response, redirect, render_template, request
from marshmallow import ValidationError
from werkzeug.wrappers import Response as AnyResponse

from app.api.answers import Answer, Answers, Asker
from app.api.client_files import ClientFiles
from app.api.errors import RequestRefused
from app.api.query_api import PERSONAL, PUBLIC, VARY, moved
from app.api.schemas.query_schemas import ListPostsSchema
from app.domain.errors import Invalid, NotFound
from app.query.models.gone import Gone
from app.query.models.renamed import Renamed
from app.query.queries.auth_queries import GetMe
from app.query.queries.post_queries import GetPost, ListPosts, ListPostTimeline
from app.query.queries.user_queries import GetUser

MARKS = 100
SHELLS = {
    "/tags": "Tags",
    "/p/<uuid:post_id>/versions": "Versions",
    "/p/<uuid:post_id>/versions/<range>": "Versions",
    "/p/<uuid:post_id>/record": "Record",
    "/p/<uuid:post_id>/edit": "Edit",
    "/u/<username>/record": "Record",
    "/settings": "Settings",
    "/settings/profile": "Profile",
    "/settings/account": "Account",
    "/settings/sessions": "Sessions",
    "/write": "Write",
    "/login": "Log in",
    "/register": "Register",
}


@dataclass(frozen=True, slots=True)
class Page:
    """A page to be sent: its template, what that shows, and the answers it inlines by their addresses."""

    template: str
    title: str
    shown: dict[str, Any]
    answers: dict[str, Answer]
    status: int = 200


@dataclass(frozen=True, slots=True)
class PageApi:
    """Answers the client's addresses with HTML."""

    answers: Answers
    files: ClientFiles

    def blueprint(self) -> Blueprint:
        blueprint = Blueprint("pages", __name__)
        blueprint.add_url_rule("/", "posts", self._sends(self._posts))
        blueprint.add_url_rule("/t/<tag>", "tag", self._sends(self._posts))
        blueprint.add_url_rule("/p/<uuid:post_id>", "post by id", self._to_post)
        blueprint.add_url_rule("/p/<uuid:post_id>/<slug>", "post", self._sends(self._post))
        blueprint.add_url_rule("/u/<username>", "profile", self._sends(self._profile))
        for path, title in SHELLS.items():
            blueprint.add_url_rule(path, f"shell {path}", self._sends(_shell_titled(title)))
        return blueprint

    def nothing(self, request: Request) -> Response:
        """The page that says that nothing is here."""
        return self._send(Page("shell.html", "Nothing is here", {}, {}, status=404), self.answers.asker(request))

    def _sends(self, make: Callable[..., Page]) -> Callable[..., Response]:
        def view(**path: object) -> Response:
            asker = self.answers.asker(request)
            try:
                page = make(asker, **{name: str(value) for name, value in path.items()})
            except Gone as gone:
                page = Page("gone.html", "This post is gone", {"gone": gone.members, **path}, {}, status=410)
            except Renamed as renamed:
                return moved(f"/u/{quote(renamed.username)}", asker, request)
            except NotFound:
                page = Page("shell.html", "Nothing is here", {}, {}, status=404)
            except (Invalid, ValidationError):
                page = Page("shell.html", "Nothing is here", {}, {}, status=422)
            return self._send(page, asker)

        return view

    def _posts(self, asker: Asker, tag: str | None = None) -> Page:
        given = {name: text for name, text in request.args.items() if name in ("after", "author", "tag")}
        fields = ListPostsSchema().load({**given, **({"tag": tag} if tag else {})})
        answer = self.answers.ask(ListPosts(**fields), asker)
        title = _list_title(fields)
        address = f"/api/query/posts?{urlencode({'sort': 'new', **fields})}"
        shown = {"heading": title, "filter": fields, "posts": answer.value(), "next": answer.next}
        return Page("posts.html", title, shown, {address: answer})

    def _post(self, asker: Asker, post_id: str, slug: str) -> Page:
        post = self.answers.ask(GetPost(post_id=post_id), asker)
        marks = self.answers.ask(ListPostTimeline(post_id=post_id, limit=MARKS), asker)
        value = post.value()
        inlined = {f"/api/query/posts/{post_id}": post, f"/api/query/posts/{post_id}/timeline?limit={MARKS}": marks}
        shown = {"post": value, "marks": marks.value(), "more": marks.next is not None}
        return Page("post.html", value["title"], shown, inlined)

    def _profile(self, asker: Asker, username: str) -> Page:
        user = self.answers.ask(GetUser(username=username), asker)
        posts = self.answers.ask(ListPosts(author=username), asker)
        addresses = (f"/api/query/users/{quote(username)}", f"/api/query/posts?sort=new&author={quote_plus(username)}")
        return Page("shell.html", user.value()["display_name"], {}, dict(zip(addresses, (user, posts), strict=True)))

    def _to_post(self, post_id: object) -> AnyResponse:
        """A post's address without its words leads to the one with them."""
        try:
            value = self.answers.ask(GetPost(post_id=str(post_id)), self.answers.asker(request)).value()
        except (Gone, NotFound):
            return self._sends(self._post)(post_id=post_id, slug="")
        return redirect(f"/p/{post_id}/{quote(value['slug'])}", 302)

    def _send(self, page: Page, asker: Asker) -> Response:
        if not self.files.scripts:
            raise RequestRefused(503, "client.not_built", "The client is not built: run make run, or make dev.")
        me = self.answers.ask(GetMe(), asker).data if asker.viewer.id else b"null"
        html = render_template(
            page.template,
            title=page.title,
            viewer=orjson.loads(me),
            files=self.files,
            path=request.path,
            inlined=_inlined(me, page.answers, str(asker.at)),
            **page.shown,
        )
        response = Response(html, page.status, content_type="text/html; charset=utf-8")
        response.headers["Hindsight-Position"] = str(asker.at)
        response.headers["Vary"] = VARY
        response.headers["Cache-Control"] = PERSONAL if asker.had_session else PUBLIC
        return response


def _shell_titled(title: str) -> Callable[..., Page]:
    """A page that the client fills: the frame only."""
    return lambda asker, **path: Page("shell.html", title, {}, {})


def _list_title(fields: dict[str, str]) -> str:
    if "tag" in fields:
        return f"Posts tagged {fields['tag']}"
    return f"Posts by {fields['author']}" if "author" in fields else "Posts"


def _inlined(me: bytes, answers: dict[str, Answer], token: str) -> str:
    """JSON that cannot end the script element that it stands in."""
    envelopes = {address: orjson.Fragment(answer.body()) for address, answer in answers.items()}
    inlined = orjson.dumps({"viewer": orjson.Fragment(me), "answers": envelopes, "token": token})
    return inlined.decode().replace("<", "\\u003c")
