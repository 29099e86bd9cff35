"""The folder that holds everything the board keeps, and its one owner."""

import fcntl
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from types import TracebackType

from app.infrastructure.database.arrivals import finish_arrival


class FolderProblem(Exception):
    """The data folder cannot be used; the message says what to do."""


class FolderInUse(FolderProblem):
    """Another process owns it."""


class FolderOfAnotherVersion(FolderProblem):
    """A database in it is not of this version, nor of one that this version can bring up to date."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path} was written by another version of Hindsight, which this one cannot continue."
            " Start that version, or set HINDSIGHT_DATA_DIR to another folder."
        )


class FolderUnusable(FolderProblem):
    """It cannot be written."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path} cannot be written: {reason}. Free some space or change its rights, then start again.")


class FolderWithoutKeys(FolderProblem):
    """It holds a log and not what opens it."""


class DataFolder:
    """Paths of the databases; an exclusive lock says whose they are while one writes them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock: int | None = None

    @property
    def command_url(self) -> str:
        return f"sqlite:///{self.path / 'log.db'}"

    @property
    def keys_url(self) -> str:
        return f"sqlite:///{self.path / 'keys.db'}"

    @property
    def query_url(self) -> str:
        return f"sqlite:///{self.path / 'views.db'}"

    def own(self) -> "DataFolder":
        """Take the lock, which ends with the process; raises ``FolderProblem``."""
        try:
            self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock = os.open(self.path / "lock", os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise FolderUnusable(self.path, error.strerror or str(error)) from error
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(lock)
            raise FolderInUse(
                f"Another Hindsight runs on {self.path}. Stop it first, or set HINDSIGHT_DATA_DIR to another folder."
            ) from None
        os.truncate(lock, 0)
        os.write(lock, f"{os.getpid()}\n".encode())  # so that the doctor can name who runs
        self._lock = lock
        finish_arrival(self.path)
        return self

    def owner(self) -> int | None:
        """The process that has the lock, if any has; 0 where it did not leave its number."""
        if not (self.path / "lock").exists():
            return None
        with (self.path / "lock").open("rb") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
            except BlockingIOError:
                return int(lock.read().strip() or b"0")
        return None

    def refuse_log_without_keys(self, *, has_keys: bool = True) -> None:
        """A board that served it would make new ones beside it; raises ``FolderWithoutKeys``.

        Where ``has_keys`` does not hold, the keys are elsewhere.
        """
        needed = ("keys.db", "secret") if has_keys else ("secret",)
        missing = [name for name in needed if not (self.path / name).exists()]
        if missing and self._holds_events():
            raise FolderWithoutKeys(
                f"{self.path} holds a log without its {' and '.join(missing)}, so its texts cannot be read and nobody"
                " could log in. It can be checked with ./hindsight log check --without-keys. To serve it, import it"
                " together with its secrets, or restore a back-up."
            )

    def _holds_events(self) -> bool:
        if not (self.path / "log.db").exists():
            return False
        with closing(sqlite3.connect(self.path / "log.db")) as connection:
            try:
                return connection.execute("SELECT 1 FROM events LIMIT 1").fetchone() is not None
            except sqlite3.Error:
                return False  # a first start was cut off, or the migrations will tell

    def disown(self) -> None:
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def __enter__(self) -> "DataFolder":
        return self.own()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.disown()
