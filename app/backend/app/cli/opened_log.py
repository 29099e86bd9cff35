"""The log, opened to be read, whether or not the board runs."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import Engine, create_engine
from sqlalchemy.exc import DatabaseError

from app.config.settings import Settings
from app.infrastructure.database.data_folder import DataFolder, FolderProblem, FolderUnusable
from app.infrastructure.database.engines import open_engine
from app.infrastructure.database.key_db import KeyBase
from app.infrastructure.database.migrations import bring_up, migrate
from app.infrastructure.database.waiting import DatabaseProblem, Patience, wait_for
from app.infrastructure.event_store.appends import LogUnavailable
from app.infrastructure.event_store.event_repository import EventRepository
from app.infrastructure.event_store.key_repository import KeyRepository, keys
from app.infrastructure.event_store.log_engines import open_keys, open_log
from app.infrastructure.event_store.tables import events
from app.infrastructure.event_store.text_check import TextCheck

NOWHERE = "sqlite://"


class NoLog(FolderProblem):
    """There is nothing to read."""


class OnServers(DatabaseProblem):
    """The task is one for files."""


@dataclass(frozen=True, slots=True)
class OpenedLog:
    """The log, its keys, and the databases below them."""

    events: EventRepository
    keys: KeyRepository
    engine: Engine
    key_engine: Engine
    with_keys: bool

    def texts(self) -> TextCheck | None:
        """What opens the texts in a check, if they can be opened."""
        return TextCheck(self.events, self.keys, self.key_engine) if self.with_keys else None


def in_folder(settings: Settings, path: Path) -> Settings:
    """The same settings for a board whose databases are all files of that folder."""
    return replace(settings, data_folder=path, command_url=None, keys_url=None, query_url=None)


def refuse_servers(settings: Settings, instead: str) -> None:
    """What works on files does not on a database server; raises ``OnServers``."""
    if settings.command_url or settings.keys_url:
        raise OnServers(f"The log or its keys stand on PostgreSQL. {instead}")


@contextmanager
def read_log(settings: Settings, *, with_keys: bool = True) -> Iterator[OpenedLog]:
    """The log as it is, which nothing is done to; raises ``FolderProblem`` or ``DatabaseProblem``."""
    path, folder = settings.data_folder, DataFolder(settings.data_folder)
    needed = [] if settings.command_url else ["log.db"]
    needed += ["keys.db"] if with_keys and not settings.keys_url else []
    if missing := [name for name in needed if not (path / name).exists()]:
        raise NoLog(f"{path} has no {' and no '.join(missing)}. Set HINDSIGHT_DATA_DIR to the folder of a board.")
    try:
        with ExitStack() as stack:
            engine = stack.enter_context(open_database(settings.command_url or folder.command_url))
            keys_url = (settings.keys_url or folder.keys_url) if with_keys else NOWHERE
            key_engine = stack.enter_context(open_database(keys_url))
            if not with_keys:
                KeyBase.metadata.create_all(key_engine)  # so that each key is missed
            key_store = open_keys(key_engine)
            log = open_log(engine, key_store, lambda _: None)
            yield OpenedLog(log, key_store, engine, key_engine, with_keys)
    except DatabaseError as error:
        raise FolderUnusable(path, str(error.orig)) from error
    except LogUnavailable as error:
        raise DatabaseProblem(f"The log cannot be read: {error}") from error


@contextmanager
def open_database(url: str) -> Iterator[Engine]:
    """A database as it is; raises ``DatabaseUnreachable``."""
    engine = create_engine(url) if url == NOWHERE else open_engine(url, durable=False)
    if engine.dialect.name != "sqlite":
        wait_for(engine, engine.url.database or "", Patience(0, lambda _: None))
    try:
        yield engine
    finally:
        engine.dispose()


@contextmanager
def new_database(url: str, history: str) -> Iterator[Engine]:
    """An empty database, to be filled by an import."""
    with open_database(url) as engine:
        migrate(engine, history)
        yield engine


@contextmanager
def new_database_on_server(url: str | None, owner_url: str | None, history: str) -> Iterator[Engine]:
    """A database on a server as its owner sees it, at the newest step; raises ``OnServers`` unless it is empty."""
    assert url is not None
    with open_database(url) as service, open_database(owner_url or url) as owner:
        bring_up(service, history, owner_url, Patience(0, lambda _: None))
        table = {"command": events, "keys": keys}[history]
        with owner.connect() as connection:
            if connection.execute(table.select().limit(1)).first():
                raise OnServers(f"The {history} database holds a log already. Import into new databases.")
        yield owner
