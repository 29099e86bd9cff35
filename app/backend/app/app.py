"""The application factory: the one place where the parts are put together."""

import time
from collections.abc import Callable

import click
from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Engine
from werkzeug.middleware.proxy_fix import ProxyFix

from app.api.avatar_api import avatar_blueprint
from app.api.board_metrics import BoardMetrics
from app.api.changes_api import ChangesApi
from app.api.client_files import ClientFiles
from app.api.command_api import CommandApi
from app.api.errors import register_errors
from app.api.health_api import health_blueprint
from app.api.metrics_api import metrics_blueprint
from app.api.openapi_api import openapi_blueprint
from app.api.page_api import PageApi
from app.api.page_templates import install_templates
from app.api.query_api import QueryApi
from app.api.rate_limits import LimitedRequests, RateLimits
from app.api.ready_answers import ReadyAnswers, ShortCut
from app.api.receipt_api import ReceiptApi
from app.api.request_metrics import RequestMetrics
from app.api.requests import Count, WatchedRequests, note_route
from app.board import Board
from app.config.role import Part, Role
from app.config.settings import Settings
from app.domain.events.event import EVENT_TYPES, missing_upcasters
from app.infrastructure.database.data_folder import DataFolder
from app.infrastructure.database.engines import options_of, prepare
from app.infrastructure.database.migrations import bring_up
from app.infrastructure.database.query_db import guard_views
from app.infrastructure.database.waiting import Patience
from app.infrastructure.event_store.appends import LogUnavailable
from app.lanes import BOARD, DASHBOARD, SEARCH
from app.query.projections.activity_projection import ActivityProjection
from app.query.projections.change_projection import ChangeProjection
from app.query.projections.comment_projection import CommentProjection
from app.query.projections.dashboard_projection import DashboardProjection
from app.query.projections.post_projection import PostProjection
from app.query.projections.projection import Group, Projection
from app.query.projections.reaction_projection import ReactionProjection
from app.query.projections.scheduled_post_projection import ScheduledPostProjection
from app.query.projections.search_projection import SearchProjection
from app.query.projections.session_projection import SessionProjection
from app.query.projections.timeline_projection import TimelineProjection
from app.query.projections.user_projection import UserProjection


class MissingUpcaster(Exception):
    """An old version of an event has no way to the current one."""


def create_app(settings: Settings, clock: Callable[[], float] = time.monotonic) -> Flask:
    """Compose what the role of the settings needs, over a data folder that the caller owns; starts no thread.

    The ``clock`` is that of the rate limits. The parts that a role runs are ``app.extensions["board"]``.
    """
    if missing := missing_upcasters(EVENT_TYPES):
        raise MissingUpcaster(missing)
    app, role = Flask("app", static_folder=None), settings.role
    app.config["MAX_CONTENT_LENGTH"] = settings.max_body
    limits = RateLimits(clock, are_on=settings.rate_limits)
    requests = RequestMetrics()
    board = Board(settings, _databases(app, settings), groups(), limits.count_query, requests.looks)
    app.extensions["board"] = board
    board.listen()
    if role.has(Part.COMMANDS):
        _serve_commands(app, board, limits)
    if role.has(Part.QUERIES, Part.CHANGES):
        app.teardown_appcontext(lambda _: board.snapshots.end())
    if role.has(Part.CHANGES):
        app.register_blueprint(ChangesApi(app, board.answers, board.progress, board.places).blueprint())
    if role.has(Part.QUERIES):
        _serve_queries(app, board, ClientFiles.load(settings.client_folder))
    else:
        register_errors(app)
    app.register_blueprint(health_blueprint(board.reasons, board.complaints, board.vitals.healths))
    app.register_blueprint(metrics_blueprint(requests, _board_metrics(board, role)))
    _watch_requests(app, settings, limits, requests.count)
    return app


def _board_metrics(board: Board, role: Role) -> BoardMetrics:
    """What the role knows of the board."""
    vitals, has_log = board.vitals, role.has(Part.COMMANDS, Part.PROCESSES, Part.PROJECTIONS)

    def head() -> int | None:
        try:
            return board.events.head() if has_log else vitals.head()
        except LogUnavailable:
            return None  # the reasons tell

    def streams() -> int | None:
        return board.places.taken if role.has(Part.CHANGES) else None

    return BoardMetrics(vitals.healths, vitals.parked, head, streams)


def _watch_requests(app: Flask, settings: Settings, limits: RateLimits, count: Count) -> None:
    """Count and log them, by who sends them through the proxies that there are."""
    app.before_request(note_route)
    app.wsgi_app = WatchedRequests(LimitedRequests(app.wsgi_app, limits), count)  # type: ignore[method-assign]
    if hops := settings.trusted_proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]


def _databases(app: Flask, settings: Settings) -> dict[str, Engine]:
    """The engines that the role works with, each database at the newest step of its history."""
    folder, databases = DataFolder(settings.data_folder), SQLAlchemy()
    places = {
        "command": (settings.command_url or folder.command_url, settings.command_owner_url),
        "keys": (settings.keys_url or folder.keys_url, settings.keys_owner_url),
        "query": (settings.query_url or folder.query_url, settings.query_owner_url),
    }
    opened = {name: places[name] for name in settings.role.histories}
    app.config["SQLALCHEMY_BINDS"] = {
        name: {"url": url, **options_of(url, durable=name != "query")} for name, (url, _) in opened.items()
    }
    databases.init_app(app)
    with app.app_context():
        engines = {name: databases.engines[name] for name in opened}
    for name, (_, owner_url) in opened.items():
        prepare(engines[name], durable=name != "query")
        bring_up(engines[name], name, owner_url, Patience(settings.database_patience, _say))
    if "query" in engines:
        guard_views(engines["query"])
    return engines


def _say(sentence: str) -> None:
    click.echo(sentence, err=True)


def _serve_commands(app: Flask, board: Board, limits: RateLimits) -> None:
    """Commands, and what became of those that were only taken on."""
    side = board.commands
    receipts = ReceiptApi(board.queue, side.sessions.actor, board.events.epoch)
    commands = CommandApi(side.bus, receipts, limits, board.secret, side.sessions.holder)
    for blueprint in (commands.blueprint(), receipts.blueprint()):
        app.register_blueprint(blueprint)


def _serve_queries(app: Flask, board: Board, files: ClientFiles) -> None:
    """Data, and pages that hold it."""
    ready, pages = ReadyAnswers(board.progress), PageApi(board.answers, files)
    for blueprint in (QueryApi(board.answers, ready).blueprint(), pages.blueprint(), files.blueprint()):
        app.register_blueprint(blueprint)
    for blueprint in (avatar_blueprint(), openapi_blueprint(files)):
        app.register_blueprint(blueprint)
    install_templates(app)
    register_errors(app, pages.nothing)
    app.wsgi_app = ShortCut(app.wsgi_app, ready)  # type: ignore[method-assign]


def projections() -> list[Projection]:
    """The projections of the board's views, which are answered together."""
    return [
        UserProjection(),
        SessionProjection(),
        PostProjection(),
        CommentProjection(),
        ReactionProjection(),
        TimelineProjection(),
        ScheduledPostProjection(),
        ActivityProjection(),
        ChangeProjection(),
    ]


def search_projections() -> list[Projection]:
    """Those that are folded beside: to search what was said a moment ago may take a moment, to read it may not."""
    return [SearchProjection()]


def groups() -> list[Group]:
    """What is folded together, and answered together; first what the board itself shows."""
    return [Group(BOARD, projections()), Group(SEARCH, search_projections()), Group(DASHBOARD, [DashboardProjection()])]


def every_projection() -> list[Projection]:
    """Those of all groups."""
    return [each for group in groups() for each in group.projections]
