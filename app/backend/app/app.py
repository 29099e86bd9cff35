"""The application factory: the one place where the parts are put together."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import click
from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import Engine, Table
from werkzeug.middleware.proxy_fix import ProxyFix

from app.api.answers import Answers
from app.api.avatar_api import avatar_blueprint
from app.api.change_stream import Places
from app.api.changes_api import ChangesApi
from app.api.client_files import ClientFiles
from app.api.command_api import COMMANDS, CommandApi
from app.api.edge import Token, now
from app.api.errors import lasting_refusal, register_errors
from app.api.health_api import health_blueprint
from app.api.openapi_api import openapi_blueprint
from app.api.page_api import PageApi
from app.api.page_templates import install_templates
from app.api.query_api import QueryApi
from app.api.rate_limits import LimitedRequests, RateLimits
from app.api.ready_answers import ReadyAnswers, ShortCut
from app.api.receipt_api import ReceiptApi
from app.api.requests import WatchedRequests, note_route
from app.command.processes.process_runner import ProcessRunner
from app.command_side import command_side
from app.config.settings import Settings
from app.domain.events.event import EVENT_TYPES, missing_upcasters
from app.infrastructure.database.command_db import CommandBase
from app.infrastructure.database.data_folder import DataFolder
from app.infrastructure.database.engines import options_of, prepare
from app.infrastructure.database.migrations import bring_up
from app.infrastructure.database.query_db import guard_views
from app.infrastructure.database.snapshots import Snapshots
from app.infrastructure.database.traces import Traces
from app.infrastructure.database.waiting import Patience
from app.infrastructure.event_store.deferred_commands import DeferredCommands
from app.infrastructure.event_store.eraser import Eraser
from app.infrastructure.event_store.event_repository import EventRepository
from app.infrastructure.event_store.key_repository import KeyRepository
from app.infrastructure.event_store.key_sweep import KeySweep
from app.infrastructure.event_store.log_engines import open_keys, open_log
from app.infrastructure.event_store.retention import Retention
from app.infrastructure.event_store.tables import LOG_TABLES
from app.infrastructure.message_bus.command_queue import CommandQueue
from app.infrastructure.message_bus.event_bus import EventBus
from app.infrastructure.sealing import Seal
from app.infrastructure.secret import load_secret
from app.query.projections.change_projection import ChangeProjection
from app.query.projections.comment_projection import CommentProjection
from app.query.projections.post_projection import PostProjection
from app.query.projections.progress import Progress
from app.query.projections.projection import Group, Projection
from app.query.projections.projection_runner import ProjectionRunner
from app.query.projections.reaction_projection import ReactionProjection
from app.query.projections.scheduled_post_projection import ScheduledPostProjection
from app.query.projections.search_projection import SearchProjection
from app.query.projections.session_projection import SessionProjection
from app.query.projections.timeline_projection import TimelineProjection
from app.query.projections.user_projection import UserProjection
from app.query.queries.search_queries import Search
from app.query.repositories.beside_repository import checkpoints_of
from app.query.repositories.checkpoint_repository import CheckpointRepository, places_of
from app.query.repositories.system_repository import SystemRepository
from app.query_side import query_bus

BOARD, SEARCH = "board", "search"


class MissingUpcaster(Exception):
    """An old version of an event has no way to the current one."""


@dataclass(frozen=True, slots=True)
class Welcome:
    """What whoever starts a new board has to know."""

    setup_key: str
    has_administrator: bool


@dataclass(frozen=True, slots=True)
class Board:
    """The composed parts that a role runs and the command line works with."""

    events: EventRepository
    keys: KeyRepository
    queue: CommandQueue
    processes: tuple[ProcessRunner, ...]
    runner: ProjectionRunner
    searcher: ProjectionRunner
    eraser: Eraser
    traces: Traces
    sweep: KeySweep
    progress: Progress
    places: Places
    welcome: Welcome

    def loops(self) -> Mapping[str, Callable[[], None]]:
        """What a role runs in threads of their own, by name."""
        return {
            "commands": self.queue.run,
            "projections": self.runner.run,
            "search": self.searcher.run,
            "eraser": self.eraser.run,
            **{each.name: each.run for each in self.processes},
            "traces": self.traces.run,
            "keys": self.sweep.run,
        }

    def stop(self) -> None:
        """Close the streams and let the loops end."""
        self.progress.close()
        self.end_loops()

    def end_loops(self) -> None:
        """Let the loops end."""
        processes = [process.stop for process in self.processes]
        views = [self.runner.stop, self.searcher.stop]
        for stop in (self.queue.stop, *processes, *views, self.eraser.stop, self.traces.stop, self.sweep.stop):
            stop()


def create_app(settings: Settings, clock: Callable[[], float] = time.monotonic) -> Flask:
    """Compose the embedded board over a data folder that the caller owns; starts no thread.

    The ``clock`` is that of the rate limits. The parts that a role runs are ``app.extensions["board"]``.
    """
    if missing := missing_upcasters(EVENT_TYPES):
        raise MissingUpcaster(missing)
    app = Flask("app", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = settings.max_body
    databases = _databases(app, settings)
    with app.app_context():
        command_engine, query_engine = databases.engines["command"], databases.engines["query"]
        guard_views(query_engine)
        keys = open_keys(databases.engines["keys"])
    doorbell, progress, found = EventBus(), Progress(), Progress()
    events = open_log(command_engine, keys, doorbell.publish)
    eraser = Eraser(events, keys, command_engine)
    sweep = KeySweep(events, keys, command_engine)
    snapshots = _snapshots(app, query_engine, progress)
    traces = Traces(query_engine, snapshots.let_go)
    runner = ProjectionRunner(Group(BOARD, projections()), events, query_engine, progress, traces)
    searcher = ProjectionRunner(Group(SEARCH, search_projections()), events, query_engine, found, traces)
    limits = RateLimits(clock, are_on=settings.rate_limits)
    queue, processes, welcome = _command_side(app, settings, limits, (events, command_engine))
    for ring in (runner.ring, searcher.ring, eraser.ring, *(process.ring for process in processes)):
        doorbell.subscribe(ring)
    places = _serve_queries(app, settings, limits, snapshots, (progress, found))
    reasons = [events.reasons, queue.reasons, runner.reasons, searcher.reasons, eraser.reasons]
    reasons += [process.reasons for process in processes]
    complaints = [runner.notes, searcher.notes, *(process.complaints for process in processes)]
    app.register_blueprint(health_blueprint(_all_of(reasons), _all_of(complaints)))
    _watch_requests(app, settings, limits)
    app.extensions["board"] = Board(
        events, keys, queue, processes, runner, searcher, eraser, traces, sweep, progress, places, welcome
    )
    return app


def _watch_requests(app: Flask, settings: Settings, limits: RateLimits) -> None:
    """Count and log them, by who sends them through the proxies that there are."""
    app.before_request(note_route)
    app.wsgi_app = WatchedRequests(LimitedRequests(app.wsgi_app, limits))  # type: ignore[method-assign]
    if hops := settings.trusted_proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]


def _all_of(tellers: Sequence[Callable[[], list[str]]]) -> Callable[[], list[str]]:
    """What each of them tells."""
    return lambda: [told for tell in tellers for told in tell()]


def _databases(app: Flask, settings: Settings) -> SQLAlchemy:
    """The engines, each database at the newest step of its history."""
    folder, databases = DataFolder(settings.data_folder), SQLAlchemy()
    places = {
        "command": (settings.command_url or folder.command_url, settings.command_owner_url),
        "keys": (settings.keys_url or folder.keys_url, settings.keys_owner_url),
        "query": (settings.query_url or folder.query_url, settings.query_owner_url),
    }
    app.config["SQLALCHEMY_BINDS"] = {
        name: {"url": url, **options_of(url, durable=name != "query")} for name, (url, _) in places.items()
    }
    databases.init_app(app)
    with app.app_context():
        for name, (_, owner_url) in places.items():
            prepare(databases.engines[name], durable=name != "query")
            bring_up(databases.engines[name], name, owner_url, Patience(settings.database_patience, _say))
    return databases


def _say(sentence: str) -> None:
    click.echo(sentence, err=True)


def _command_side(
    app: Flask, settings: Settings, limits: RateLimits, log: tuple[EventRepository, Engine]
) -> tuple[CommandQueue, tuple[ProcessRunner, ...], Welcome]:
    """What takes commands on and runs them."""
    events, engine = log
    secret = load_secret(settings.data_folder, is_first_start=events.head() == 0)
    setup_key = secret.digest("setup", b"")[:20]
    side = command_side(events, engine, secret, setup_key, frozenset(each.name for each in every_projection()))
    queue = CommandQueue(
        store=DeferredCommands(events, engine, Seal(secret.key("deferred commands"))),
        retention=Retention(engine),
        bus=side.bus,
        idempotency=side.idempotency,
        commands={command.__name__: command for command in COMMANDS},
        actor=side.users.actor,
        refusal=lasting_refusal,
        now=now,
    )
    receipts = ReceiptApi(queue, side.sessions.actor, events.epoch)
    commands = CommandApi(side.bus, receipts, limits, secret, side.sessions.holder)
    for blueprint in (commands.blueprint(), receipts.blueprint()):
        app.register_blueprint(blueprint)
    return queue, side.processes, Welcome(setup_key, side.users.has_administrator)


def _snapshots(app: Flask, engine: Engine, progress: Progress) -> Snapshots:
    """What requests read the views by, each until it ends."""
    group = Group(BOARD, every_projection())
    first = checkpoints_of(BOARD, SEARCH)
    snapshots = Snapshots(engine, first, lambda: progress.moves, places_of(group), group.past)
    progress.subscribe(snapshots.let_go)
    app.teardown_appcontext(lambda _: snapshots.end())
    return snapshots


def _serve_queries(
    app: Flask, settings: Settings, limits: RateLimits, snapshots: Snapshots, progresses: tuple[Progress, Progress]
) -> Places:
    """Data, pages that hold it, and streams that tell of its changes; the places of the latter."""
    progress, search_progress = progresses
    search_progress.subscribe(lambda: progress.reached(progress.position))
    ready, places = ReadyAnswers(progress), Places(settings.most_streams, progress.call_roll)
    checkpoint, files = CheckpointRepository(snapshots), ClientFiles.load(settings.client_folder)
    answers = Answers(
        query_bus(snapshots, checkpoint),
        progress,
        beside={Search: search_progress},
        position=lambda: Token(*checkpoint.position()),
        count=limits.count_query,
        end=snapshots.end,
        look_back=snapshots.looking_back,
        waits=SystemRepository(snapshots).has_parked,
    )
    pages, changes = PageApi(answers, files), ChangesApi(app, answers, progress, places)
    for blueprint in (QueryApi(answers, ready).blueprint(), pages.blueprint(), files.blueprint(), changes.blueprint()):
        app.register_blueprint(blueprint)
    for blueprint in (avatar_blueprint(), openapi_blueprint(files)):
        app.register_blueprint(blueprint)
    install_templates(app)
    register_errors(app, pages.nothing)
    app.wsgi_app = ShortCut(app.wsgi_app, ready)  # type: ignore[method-assign]
    return places


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
        ChangeProjection(),
    ]


def search_projections() -> list[Projection]:
    """Those that are folded beside: to search what was said a moment ago may take a moment, to read it may not."""
    return [SearchProjection()]


def every_projection() -> list[Projection]:
    """Those of both groups."""
    return [*projections(), *search_projections()]


def kept_tables() -> list[Table]:
    """What the write side keeps besides the log and for longer than a day."""
    return [table for table in CommandBase.metadata.sorted_tables if table not in LOG_TABLES]
