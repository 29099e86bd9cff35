"""``GET /api/query/...``: a table of routes over one function."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from flask import Blueprint, Request, Response, request, url_for
from marshmallow import Schema

from app.api.answers import Answer, Answers, Asker
from app.api.edge import add_now, refuse_other_sites
from app.api.errors import RequestRefused
from app.api.json_body import json_object
from app.api.ready_answers import Headers, ReadyAnswer, ReadyAnswers
from app.api.schemas import answer_schemas as answers
from app.api.schemas.activity_schemas import (
    ActivitySchema,
    ActivityTickSchema,
    NearChangesAnswerSchema,
    NearChangesSchema,
)
from app.api.schemas.fields import StrictSchema
from app.api.schemas.query_schemas import (
    AsOfSchema,
    DaysSchema,
    DiffSchema,
    ListCommentsSchema,
    ListPostsSchema,
    NoParametersSchema,
    PageAsOfSchema,
    PageSchema,
    PreviewTextSchema,
)
from app.api.schemas.search_schemas import HitSchema, SearchSchema
from app.api.schemas.system_answer_schemas import ParkedSchema, SystemActivitySchema, SystemSchema, ViewSchema
from app.infrastructure.message_bus.query_bus import Query
from app.query.models.renamed import Renamed
from app.query.queries.activity_queries import FindChanges, ListActivity
from app.query.queries.auth_queries import FindViewer, GetMe, ListSessions
from app.query.queries.change_queries import FindMoment, ListChanges
from app.query.queries.comment_queries import GetComment, ListComments, ListCommentTimeline, ListUserComments
from app.query.queries.post_queries import (
    ComparePostVersions,
    GetPost,
    GetVersion,
    ListPosts,
    ListPostTimeline,
    ListTags,
    ListVersions,
    PreviewText,
)
from app.query.queries.schedule_queries import GetScheduledPost, ListScheduledPosts
from app.query.queries.search_queries import Search
from app.query.queries.system_queries import GetSystem, GetSystemActivity, ListParked, ListViews
from app.query.queries.user_queries import GetUser, ListUserPosts, ListUserTimeline

PUBLIC, PERSONAL = "public, max-age=0, s-maxage=1", "private, no-cache"
VARY = "Cookie, Authorization, Hindsight-Min-Position"
CONDITIONS = {"HTTP_IF_NONE_MATCH", "HTTP_IF_MATCH"}


@dataclass(frozen=True, slots=True)
class Route:
    """A question's path, the schema of its parameters, the shape of its answer, and what the edge adds."""

    path: str
    query: type[Query[Any]]
    parameters: type[StrictSchema]
    answer: type[Schema]
    is_list: bool = False
    method: str = "GET"
    stored: bool = True
    add: Callable[[], dict[str, object]] | None = None

    @property
    def is_kept(self) -> bool:
        """Whether the answer depends on nothing but the views."""
        return self.stored and not self.add


VERSION = "<int(min=1, max=2147483647):version>"
ROUTES = (
    Route("/posts", ListPosts, ListPostsSchema, answers.PostSummarySchema, is_list=True),
    Route("/posts/<uuid:post_id>", GetPost, AsOfSchema, answers.PostSchema),
    Route("/posts/<uuid:post_id>/history", ListVersions, PageSchema, answers.VersionSchema, is_list=True),
    Route(f"/posts/<uuid:post_id>/history/{VERSION}", GetVersion, NoParametersSchema, answers.VersionTextSchema),
    Route("/posts/<uuid:post_id>/diff", ComparePostVersions, DiffSchema, answers.DiffAnswerSchema),
    Route("/posts/<uuid:post_id>/timeline", ListPostTimeline, PageSchema, answers.MarkSchema, is_list=True),
    Route("/posts/<uuid:post_id>/comments", ListComments, ListCommentsSchema, answers.CommentSchema, is_list=True),
    Route("/comments/<uuid:comment_id>", GetComment, AsOfSchema, answers.CommentDetailSchema),
    Route("/comments/<uuid:comment_id>/timeline", ListCommentTimeline, PageSchema, answers.MarkSchema, is_list=True),
    Route("/users/<username>", GetUser, AsOfSchema, answers.UserSchema),
    Route("/users/<username>/posts", ListUserPosts, PageAsOfSchema, answers.PostSummarySchema, is_list=True),
    Route("/users/<username>/comments", ListUserComments, PageAsOfSchema, answers.UserCommentSchema, is_list=True),
    Route("/users/<username>/timeline", ListUserTimeline, PageSchema, answers.MarkSchema, is_list=True),
    Route("/tags", ListTags, PageAsOfSchema, answers.TagSchema, is_list=True),
    Route("/activity", ListActivity, ActivitySchema, ActivityTickSchema, is_list=True),
    Route("/activity/near", FindChanges, NearChangesSchema, NearChangesAnswerSchema),
    Route("/search", Search, SearchSchema, HitSchema, is_list=True),
    Route("/me", GetMe, NoParametersSchema, answers.MeSchema, stored=False),
    Route("/me/sessions", ListSessions, PageSchema, answers.SessionSchema, is_list=True, stored=False, add=add_now),
    Route("/me/scheduled", ListScheduledPosts, PageSchema, answers.ScheduledPostSchema, is_list=True, stored=False),
    Route(
        "/me/scheduled/<uuid:post_id>", GetScheduledPost, NoParametersSchema, answers.ScheduledTextSchema, stored=False
    ),
    Route("/system", GetSystem, NoParametersSchema, SystemSchema, stored=False, add=add_now),
    Route("/system/activity", GetSystemActivity, DaysSchema, SystemActivitySchema, stored=False, add=add_now),
    Route("/system/views", ListViews, PageSchema, ViewSchema, is_list=True, stored=False),
    Route("/system/parked", ListParked, PageSchema, ParkedSchema, is_list=True, stored=False),
    Route("/preview", PreviewText, PreviewTextSchema, answers.PreviewAnswerSchema, method="POST", stored=False),
)
QUERIES = (*(route.query for route in ROUTES), FindMoment, FindViewer, ListChanges)


@dataclass(frozen=True, slots=True)
class QueryApi:
    """Makes a query of a request, asks it, and answers with data and position."""

    answers: Answers
    ready: ReadyAnswers

    def blueprint(self) -> Blueprint:
        blueprint = Blueprint("query", __name__, url_prefix="/api/query")
        for route in ROUTES:
            blueprint.add_url_rule(route.path, route.query.__name__, self._view(route), methods=[route.method])
        return blueprint

    def _view(self, route: Route) -> Callable[..., Response]:
        schema = route.parameters()
        return lambda **path: self._handle(route, schema, path, request)

    def _handle(self, route: Route, schema: StrictSchema, path: Mapping[str, object], request: Request) -> Response:
        if route.method == "POST":
            refuse_other_sites(request)
            given = json_object(request)
        else:
            given = parameters(request)
        named = {name: str(value) if isinstance(value, UUID) else value for name, value in path.items()}
        fields = {**schema.load(given), **named, **(route.add() if route.add else {})}
        moment = fields.pop("as_of", None)
        query = route.query(**fields)
        asker = self.answers.asker(request, route.query, moment)
        self.answers.refuse_guesses(query, asker)
        try:
            answer = self.answers.ask(query, asker)
        except Renamed as renamed:
            now: dict[str, Any] = {**path, "username": renamed.username}
            return moved(url_for(str(request.endpoint), **now), asker, request)
        response = Response(answer.body(), headers=_headers(route, answer, PERSONAL if asker.had_session else PUBLIC))
        is_for_all = route.is_kept and route.query not in self.answers.beside and not asker.had_session
        if is_for_all and moment is None and request.url_rule:
            self.ready.keep(request.environ, request.url_rule.rule, lambda: self._for_guests(route, query))
        if not CONDITIONS.isdisjoint(request.environ):
            response.make_conditional(request)
        return response

    def _for_guests(self, route: Route, query: Query[Any]) -> ReadyAnswer:
        """What a guest gets who asks the same without having seen anything."""
        answer = self.answers.ask_as_guest(query)
        body = answer.body()
        headers = [*_headers(route, answer, PUBLIC), ("Content-Length", str(len(body)))]
        return ReadyAnswer(headers, body)


def moved(location: str, asker: Asker, request: Request) -> Response:
    """Leads on to where an old address points now, which another name may change again tomorrow."""
    query = request.query_string.decode("ascii", "ignore")
    response = Response(status=308, headers={"Location": f"{location}?{query}" if query else location})
    response.headers["Hindsight-Position"] = str(asker.at)
    response.headers["Vary"] = VARY
    response.headers["Cache-Control"] = PERSONAL if asker.had_session else PUBLIC
    return response


def parameters(request: Request) -> dict[str, object]:
    """What stands behind the ``?``, each name once."""
    repeated = [name for name, values in request.args.lists() if len(values) > 1]
    if repeated:
        raise RequestRefused(422, "request.invalid", f"{repeated[0]} is given twice.")
    return dict(request.args)


def _headers(route: Route, answer: Answer, caching: str) -> Headers:
    headers = [("Content-Type", "application/json"), ("Hindsight-Position", str(answer.token)), ("Vary", VARY)]
    if not route.stored:
        return [*headers, ("Cache-Control", "no-store")]
    headers.append(("Cache-Control", caching))
    return headers if answer.stale else [*headers, ("ETag", f'W/"{answer.etag()}"')]
