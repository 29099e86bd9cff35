"""The pages of the client as the server sends them: readable at once, with the answers that they show."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode

import orjson
from flask import Blueprint, Request, Response, redirect, render_template, request
from marshmallow import ValidationError
from werkzeug.wrappers import Response as AnyResponse

from app.api import page_thread
from app.api.answers import Answer, Answers
from app.api.client_files import ClientFiles
from app.api.page_reader import Reader, reader_of
from app.api.page_time import bar_of
from app.api.page_words import Words, filled
from app.api.query_api import PERSONAL, PUBLIC, VARY, moved
from app.api.schemas.query_schemas import ListPostsSchema
from app.api.schemas.search_schemas import SearchSchema
from app.domain.errors import Invalid, NotFound
from app.query.models.gone import Gone
from app.query.models.renamed import Renamed
from app.query.queries.auth_queries import GetMe
from app.query.queries.comment_queries import ListComments
from app.query.queries.post_queries import GetPost, ListPosts, ListPostTimeline
from app.query.queries.search_queries import Search
from app.query.queries.user_queries import GetUser

MARKS = 100
SEARCHED_BY = ("q", "kind", "tag", "author", "after")
NO_WORDS = "search.no_words"
OTHER_SORTS = ("active", "top")
SHELLS = {
    "/tags": ("list", "tags"),
    "/p/<uuid:post_id>/versions": ("versions", "title"),
    "/p/<uuid:post_id>/versions/<range>": ("versions", "title"),
    "/p/<uuid:post_id>/record": ("record", "title"),
    "/c/<uuid:comment_id>/record": ("record", "ofComment"),
    "/p/<uuid:post_id>/edit": ("post", "edit"),
    "/u/<username>/comments": ("person", "comments"),
    "/u/<username>/record": ("person", "record"),
    "/settings": ("settings", "title"),
    "/settings/profile": ("settings", "profile"),
    "/settings/account": ("settings", "account"),
    "/settings/sessions": ("settings", "sessions"),
    "/write": ("write", "title"),
    "/drafts": ("drafts", "title"),
    "/system": ("system", "title"),
    "/login": ("account", "logInTitle"),
    "/register": ("account", "registerTitle"),
}

LOOK_BACK = ("/tags", "/u/<username>/comments")


@dataclass(frozen=True, slots=True)
class Page:
    """A page to be sent: its template, what that shows, and the answers it inlines by their addresses."""

    template: str
    title: str
    shown: dict[str, Any] = field(default_factory=dict)
    answers: dict[str, Answer] = field(default_factory=dict)
    languages: Sequence[str] = ()
    status: int = 200


@dataclass(frozen=True, slots=True)
class PageApi:
    """Answers the client's addresses with HTML."""

    answers: Answers
    files: ClientFiles

    def blueprint(self) -> Blueprint:
        blueprint = Blueprint("pages", __name__)
        blueprint.add_url_rule("/", "posts", self._sends(self._posts, looks_back=True))
        blueprint.add_url_rule("/search", "search", self._sends(self._search))
        blueprint.add_url_rule("/t/<tag>", "tag", self._sends(self._posts, looks_back=True))
        blueprint.add_url_rule("/p/<uuid:post_id>", "post by id", self._to_post)
        blueprint.add_url_rule("/p/<uuid:post_id>/<slug>", "post", self._sends(self._post, looks_back=True))
        blueprint.add_url_rule("/u/<username>", "profile", self._sends(self._profile, looks_back=True))
        for path, title in SHELLS.items():
            blueprint.add_url_rule(
                path, f"shell {path}", self._sends(_shell_titled(*title), looks_back=path in LOOK_BACK)
            )
        return blueprint

    def nothing(self, request: Request) -> Response:
        """The page that says that nothing is here."""
        reader = self._reader()
        return self._send(_nothing(reader, 404), reader)

    def _sends(self, make: Callable[..., Page], *, looks_back: bool = False) -> Callable[..., Response]:
        def view(**path: object) -> Response:
            reader = self._reader(looks_back=looks_back)
            try:
                given = {name: str(value) for name, value in path.items()}
                page = _nothing(reader, 422) if reader.refused else make(reader, **given)
            except Gone as gone:
                page = Page("gone.html", reader.words["gone"]["title"], {"gone": gone.members, **path}, status=410)
            except Renamed as renamed:
                return moved(f"/u/{quote(renamed.username)}", reader.asker, request)
            except NotFound:
                page = _nothing(reader, 404)
            except (Invalid, ValidationError):
                page = _nothing(reader, 422)
            return self._send(page, reader, path)

        return view

    def _reader(self, *, looks_back: bool = False) -> Reader:
        return reader_of(request, self.answers, self.files.words, looks_back=looks_back)

    def _posts(self, reader: Reader, tag: str | None = None) -> Page:
        given = {name: text for name, text in request.args.items() if name in ("after", "author", "tag")}
        if request.args.get("sort") in OTHER_SORTS:
            given["sort"] = request.args["sort"]
        fields = ListPostsSchema().load({**given, **({"tag": tag} if tag else {})})
        answer = self.answers.ask(ListPosts(**fields), reader.asker)
        title, posts = _list_title(reader.words["list"], fields), answer.value()
        address = f"/api/query/posts?{urlencode({'sort': 'new', **fields, **reader.then})}"
        shown = {"heading": title, "filter": fields, "posts": posts, "next": answer.next}
        return Page("posts.html", title, shown, {address: answer}, [post["language"] for post in posts])

    def _search(self, reader: Reader) -> Page:
        given = {name: text for name, text in request.args.items() if name in SEARCHED_BY and text}
        fields = SearchSchema(partial=True).load(given)
        words = reader.words["search"]
        title = f"{fields['q']} · {words['title']}" if "q" in fields else words["title"]
        shown = {"filter": fields, "hits": [], "next": None, "problem": None}
        if "q" not in fields:
            return Page("search.html", title, shown)
        try:
            answer = self.answers.ask(Search(**fields), reader.asker)
        except Invalid as invalid:
            if invalid.code != NO_WORDS:
                raise
            return Page("search.html", title, {**shown, "problem": "noWords"})
        except NotFound:
            return Page("search.html", title, {**shown, "problem": "unknownAuthor"})
        hits = answer.value()
        languages = [language for hit in hits for language in (hit["language"], hit["post"]["language"])]
        shown |= {"hits": hits, "next": answer.next}
        return Page("search.html", title, shown, {f"/api/query/search?{urlencode(fields)}": answer}, languages)

    def _post(self, reader: Reader, post_id: str, slug: str) -> Page:
        post = self.answers.ask(GetPost(post_id=post_id), reader.asker)
        marks = self.answers.ask(ListPostTimeline(post_id=post_id, limit=MARKS), reader.asker)
        now = self._now(post_id, reader)
        part = page_thread.asked_of(request.args)
        thread = self.answers.ask(ListComments(post_id=post_id, **part), reader.asker)
        inlined = {
            _address(f"/api/query/posts/{post_id}", reader): post,
            f"/api/query/posts/{post_id}/timeline?limit={MARKS}": marks,
            page_thread.address_of(post_id, {**part, **reader.then}): thread,
            **({f"/api/query/posts/{post_id}": now} if now else {}),
        }
        value, happened = post.value(), marks.value()
        comments = page_thread.told(thread.value(), value, happened)
        until = [mark for mark in happened if reader.has_seen(mark["position"])]
        shown = {"post": value, "marks": until, "more": marks.next is not None, "comments": comments}
        shown.update(part=part, next=thread.next, erased=page_thread.erased_in(happened))
        shown["now"] = now.value()["version"] if now else value["version"]
        languages = [value["language"], *(comment["language"] for comment in comments if "html" in comment)]
        return Page("post.html", value["title"], shown, inlined, languages)

    def _now(self, post_id: str, reader: Reader) -> Answer | None:
        """The post as it stands, for whoever looks back and may read it."""
        if not reader.looks_back:
            return None
        try:
            return self.answers.ask(GetPost(post_id=post_id), reader.now)
        except (Gone, NotFound):
            return None

    def _profile(self, reader: Reader, username: str) -> Page:
        user = self.answers.ask(GetUser(username=username), reader.asker)
        posts = self.answers.ask(ListPosts(author=username), reader.asker)
        listed = urlencode({"sort": "new", "author": username, **reader.then})
        addresses = (_address(f"/api/query/users/{quote(username)}", reader), f"/api/query/posts?{listed}")
        return Page("shell.html", user.value()["display_name"], {}, dict(zip(addresses, (user, posts), strict=True)))

    def _to_post(self, post_id: object) -> AnyResponse:
        """A post's address without its words leads to the one with them."""
        try:
            value = self.answers.ask(GetPost(post_id=str(post_id)), self.answers.asker(request)).value()
        except (Gone, NotFound):
            return self._sends(self._post)(post_id=post_id, slug="")
        asked = request.query_string.decode("ascii", "ignore")
        return redirect(f"/p/{post_id}/{quote(value['slug'])}{'?' if asked else ''}{asked}", 302)

    def _send(self, page: Page, reader: Reader, path: Mapping[str, object] | None = None) -> Response:
        asker, words = reader.asker, reader.words
        me = self.answers.ask(GetMe(), reader.now).data if asker.viewer.id else b"null"
        past, near = bar_of(reader, self.answers, {**request.args.to_dict(), **(path or {})})
        html = render_template(
            page.template,
            past=past,
            asked=request.args.to_dict(),
            title=page.title,
            viewer=orjson.loads(me),
            words=words,
            language=words["language"],
            files=self.files,
            fonts=self.files.fonts_for([words["language"], *page.languages]),
            path=request.path,
            inlined=_inlined(me, {**page.answers, **near}, str(asker.at)),
            **page.shown,
        )
        response = Response(html, page.status, content_type="text/html; charset=utf-8")
        response.headers["Hindsight-Position"] = str(asker.at)
        response.headers["Vary"] = f"{VARY}, Accept-Language"
        response.headers["Cache-Control"] = PERSONAL if asker.had_session else PUBLIC
        return response


def _shell_titled(section: str, word: str) -> Callable[..., Page]:
    """A page that the client fills: the frame only."""
    return lambda reader, **path: Page("shell.html", reader.words[section][word])


def _address(path: str, reader: Reader) -> str:
    """Under which the client keeps an answer that nothing but a moment narrows."""
    return f"{path}?{urlencode(reader.then)}" if reader.then else path


def _nothing(reader: Reader, status: int) -> Page:
    """What stands where nothing is, or was."""
    time, state = reader.words["time"], reader.words["state"]
    if reader.refused:
        return Page("nothing.html", time["ahead" if reader.moment else "noTime"], status=status)
    title, text = (
        (time["notThere"], time["notThereText"]) if reader.looks_back else (state["notFound"], state["notFoundText"])
    )
    return Page("nothing.html", title, {"text": text}, status=status)


def _list_title(words: Words, fields: dict[str, str]) -> str:
    if "tag" in fields:
        return filled(words["tagged"], tag=fields["tag"])
    if "author" in fields:
        return filled(words["by"], name=fields["author"])
    title: str = words["posts"]
    return title


def _inlined(me: bytes, answers: dict[str, Answer], token: str) -> str:
    """JSON that cannot end the script element that it stands in."""
    envelopes = {address: orjson.Fragment(answer.body()) for address, answer in answers.items()}
    inlined = orjson.dumps({"viewer": orjson.Fragment(me), "answers": envelopes, "token": token})
    return inlined.decode().replace("<", "\\u003c")
