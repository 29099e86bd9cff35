"""The folder that holds everything the board keeps, and its one owner."""

import fcntl
import os
from pathlib import Path
from types import TracebackType


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
        self._lock = lock
        return self

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
