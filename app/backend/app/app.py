"""The application factory: the one place where the parts are put together."""

from dataclasses import dataclass

from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from werkzeug.middleware.proxy_fix import ProxyFix

from app.api.answers import Answers
from app.api.command_api import COMMANDS, CommandApi
from app.api.edge import Token
from app.api.errors import register_errors
from app.api.health_api import health_blueprint
from app.api.openapi_api import openapi_blueprint
from app.api.query_api import QUERIES, QueryApi
from app.api.requests import watch_requests
from app.command.handlers.auth_handlers import auth_handlers
from app.command.handlers.passwords import Passwords
from app.command.handlers.post_handlers import post_handlers
from app.command.repositories.post_repository import PostRepository
from app.command.repositories.session_repository import SessionRepository
from app.command.repositories.user_repository import UserRepository
from app.config.settings import Settings
from app.domain.events.event import EVENT_TYPES, missing_upcasters
from app.infrastructure.database.data_folder import DataFolder
from app.infrastructure.database.migrations import migrate
from app.infrastructure.database.sqlite import ENGINE_OPTIONS, prepare
from app.infrastructure.event_store.event_repository import EventRepository
from app.infrastructure.event_store.sqlite_event_repository import SqliteEventRepository
from app.infrastructure.message_bus.command_bus import CommandBus
from app.infrastructure.message_bus.event_bus import EventBus
from app.infrastructure.message_bus.idempotency import Idempotency
from app.infrastructure.message_bus.query_bus import QueryBus
from app.infrastructure.secret import load_secret
from app.query.handlers.auth_query_handlers import auth_query_handlers
from app.query.handlers.history_query_handlers import history_query_handlers
from app.query.handlers.post_query_handlers import post_query_handlers
from app.query.handlers.post_readers import PostReader
from app.query.handlers.user_query_handlers import user_query_handlers
from app.query.models.viewer import Viewer
from app.query.projections.post_projection import PostProjection
from app.query.projections.progress import Progress
from app.query.projections.projection import Projection
from app.query.projections.projection_runner import ProjectionRunner
from app.query.projections.session_projection import SessionProjection
from app.query.projections.timeline_projection import TimelineProjection
from app.query.projections.user_projection import UserProjection
from app.query.repositories.checkpoint_repository import CheckpointRepository
from app.query.repositories.mark_view_repository import MarkViewRepository
from app.query.repositories.post_view_repository import PostViewRepository
from app.query.repositories.session_view_repository import SessionViewRepository
from app.query.repositories.user_view_repository import UserViewRepository

BOARD = "board"


class MissingUpcaster(Exception):
    """An old version of an event has no way to the current one."""


@dataclass(frozen=True, slots=True)
class Board:
    """The composed parts that a role runs and the command line works with."""

    events: EventRepository
    runner: ProjectionRunner
    setup_key: str
    has_administrator: bool


def create_app(settings: Settings) -> Flask:
    """Compose the embedded board over a data folder that the caller owns; starts no thread.

    The parts that a role runs are ``app.extensions["board"]``.
    """
    if missing := missing_upcasters(EVENT_TYPES):
        raise MissingUpcaster(missing)
    app = Flask("app", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = settings.max_body
    databases = _databases(app, settings)
    with app.app_context():
        command_engine, query_engine = databases.engines["command"], databases.engines["query"]
    secret, doorbell, progress = load_secret(settings.data_folder), EventBus(), Progress()
    events = SqliteEventRepository(command_engine, doorbell.publish)
    runner = ProjectionRunner(BOARD, projections(), events, query_engine, progress)
    doorbell.subscribe(runner.ring)
    users = UserRepository(events, command_engine, secret)
    sessions = SessionRepository(events, command_engine)
    setup_key = secret.digest("setup", b"")[:20]
    commands = _command_bus(events, users, sessions, setup_key)
    questions = _query_bus(databases)
    checkpoint = CheckpointRepository(databases.session, BOARD)
    answers = Answers(questions, progress, lambda: Token(*checkpoint.position()))
    app.register_blueprint(CommandApi(commands, sessions.actor, secret, events.epoch).blueprint())
    app.register_blueprint(QueryApi(answers).blueprint())
    app.register_blueprint(health_blueprint(runner.reasons))
    app.register_blueprint(openapi_blueprint())
    watch_requests(app)
    register_errors(app)
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]
    app.extensions["board"] = Board(events, runner, setup_key, users.has_administrator)
    return app


def _databases(app: Flask, settings: Settings) -> SQLAlchemy:
    """The engines, each database at the newest step of its history."""
    folder, databases = DataFolder(settings.data_folder), SQLAlchemy()
    app.config["SQLALCHEMY_BINDS"] = {
        "command": {"url": folder.command_url, **ENGINE_OPTIONS},
        "query": {"url": folder.query_url, **ENGINE_OPTIONS},
    }
    databases.init_app(app)
    with app.app_context():
        for name, engine in databases.engines.items():
            prepare(engine)
            migrate(engine, str(name))
    return databases


def _command_bus(
    events: EventRepository, users: UserRepository, sessions: SessionRepository, setup_key: str
) -> CommandBus:
    topics = (
        auth_handlers(users, sessions, Passwords(), setup_key),
        post_handlers(PostRepository(events), users),
    )
    bus = CommandBus(topics, Idempotency(events.replay))
    bus.require(COMMANDS)
    return bus


def _query_bus(databases: SQLAlchemy) -> QueryBus[Viewer]:
    posts, users = PostViewRepository(databases.session), UserViewRepository(databases.session)
    marks, sessions = MarkViewRepository(databases.session), SessionViewRepository(databases.session)
    reader = PostReader(posts, users)
    bus = QueryBus(
        (
            auth_query_handlers(sessions, users),
            user_query_handlers(users),
            post_query_handlers(posts, users, reader),
            history_query_handlers(posts, users, marks, reader),
        )
    )
    bus.require(QUERIES)
    return bus


def projections() -> list[Projection]:
    """The projections of the board's views, which are answered together."""
    return [UserProjection(), SessionProjection(), PostProjection(), TimelineProjection()]
