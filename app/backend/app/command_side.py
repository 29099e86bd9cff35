"""What carries commands out and what gives them by itself, put together; a part of ``app.py``, which does the rest."""

from dataclasses import dataclass

from sqlalchemy import Engine, Table

from app.api.command_api import COMMANDS
from app.api.edge import now
from app.command.commands.schedule_commands import FailScheduledPost, PublishScheduledPost
from app.command.handlers.auth_handlers import auth_handlers
from app.command.handlers.comment_handlers import comment_handlers
from app.command.handlers.passwords import Passwords
from app.command.handlers.post_handlers import post_handlers
from app.command.handlers.process_handlers import process_handlers
from app.command.handlers.reaction_handlers import Targets, reaction_handlers
from app.command.handlers.schedule_handlers import schedule_handlers
from app.command.handlers.user_handlers import user_handlers
from app.command.handlers.view_handlers import view_handlers
from app.command.processes.process_runner import ProcessRunner
from app.command.processes.publishing_process import PublishingProcess
from app.command.processes.step_runner import Orders
from app.command.repositories.comment_repository import CommentRepository
from app.command.repositories.post_repository import PostRepository
from app.command.repositories.process_repository import ProcessRepository
from app.command.repositories.reaction_repository import ReactionRepository
from app.command.repositories.session_repository import SessionRepository
from app.command.repositories.user_repository import UserRepository
from app.command.repositories.view_repository import ViewRepository
from app.infrastructure.database.command_db import CommandBase
from app.infrastructure.event_store.event_repository import EventRepository
from app.infrastructure.event_store.tables import LOG_TABLES
from app.infrastructure.message_bus.command_bus import CommandBus
from app.infrastructure.message_bus.idempotency import Idempotency
from app.infrastructure.secret import SiteSecret

PROCESSES = (PublishingProcess,)
GIVEN_BY_PROCESSES = (PublishScheduledPost, FailScheduledPost)
"""Commands that nobody else can give."""


@dataclass(frozen=True, slots=True)
class CommandSide:
    """The way of each command to its handler, the processes, and who knows people and their log-ins."""

    bus: CommandBus
    idempotency: Idempotency
    users: UserRepository
    sessions: SessionRepository
    processes: tuple[ProcessRunner, ...]


def command_side(
    events: EventRepository, engine: Engine, secret: SiteSecret, setup_key: str, views: frozenset[str]
) -> CommandSide:
    """The parts over a log and its database; ``views`` are those that administrators can give orders about."""
    users, sessions = UserRepository(events, engine, secret), SessionRepository(events, engine)
    posts, comments = PostRepository(events), CommentRepository(events)
    topics = (
        auth_handlers(users, sessions, Passwords(), setup_key),
        user_handlers(users),
        schedule_handlers(posts),
        post_handlers(posts),
        view_handlers(ViewRepository(events, views)),
        process_handlers(ProcessRepository(events, frozenset(process.name for process in PROCESSES))),
        comment_handlers(comments, posts),
        reaction_handlers(ReactionRepository(events, secret), Targets(posts, comments)),
    )
    idempotency = Idempotency(events.replay)
    bus = CommandBus(topics, idempotency)
    known = (*COMMANDS, *GIVEN_BY_PROCESSES)
    bus.require(known)
    orders = Orders(bus, {command.__name__: command for command in known}, users.actor, now)
    processes = tuple(ProcessRunner(process(), events, engine, orders) for process in PROCESSES)
    return CommandSide(bus, idempotency, users, sessions, processes)


def kept_tables() -> list[Table]:
    """What the write side keeps besides the log and for longer than a day."""
    return [table for table in CommandBase.metadata.sorted_tables if table not in LOG_TABLES]
