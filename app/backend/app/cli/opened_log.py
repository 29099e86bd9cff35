"""The log of a data folder, opened to be read, whether or not the board runs."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine, create_engine
from sqlalchemy.exc import DatabaseError

from app.infrastructure.database.data_folder import DataFolder, FolderProblem, FolderUnusable
from app.infrastructure.database.key_db import KeyBase
from app.infrastructure.database.migrations import migrate
from app.infrastructure.database.sqlite import ENGINE_OPTIONS, prepare
from app.infrastructure.event_store.event_repository import EventRepository
from app.infrastructure.event_store.key_repository import KeyRepository
from app.infrastructure.event_store.sqlite_event_repository import SqliteEventRepository
from app.infrastructure.event_store.text_check import TextCheck


class NoLog(FolderProblem):
    """There is nothing to read."""


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


@contextmanager
def read_log(path: Path, *, with_keys: bool = True) -> Iterator[OpenedLog]:
    """The log of a folder as it is, which nothing is done to; raises ``FolderProblem``."""
    folder = DataFolder(path)
    needed = ["log.db", *(["keys.db"] if with_keys else [])]
    if missing := [name for name in needed if not (path / name).exists()]:
        raise NoLog(f"{path} has no {' and no '.join(missing)}. Set HINDSIGHT_DATA_DIR to the folder of a board.")
    try:
        with ExitStack() as stack:
            engine = stack.enter_context(open_database(folder.command_url))
            key_engine = stack.enter_context(open_database(folder.keys_url if with_keys else "sqlite://"))
            if not with_keys:
                KeyBase.metadata.create_all(key_engine)  # so that each key is missed
            keys = KeyRepository(key_engine)
            events = SqliteEventRepository(engine, keys, lambda _: None)
            yield OpenedLog(events, keys, engine, key_engine, with_keys)
    except DatabaseError as error:
        raise FolderUnusable(path, str(error.orig)) from error


@contextmanager
def open_database(url: str) -> Iterator[Engine]:
    """A database as it is."""
    engine = create_engine(url, **ENGINE_OPTIONS) if url != "sqlite://" else create_engine(url)
    prepare(engine, durable=False)
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
